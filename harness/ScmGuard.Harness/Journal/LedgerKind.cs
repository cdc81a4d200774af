using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>What a run makes on a unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerKind>))]
public enum LedgerKind
{
    /// <summary>A generated key pair.</summary>
    KeyPair,

    /// <summary>A wallet's master seed. Removing it removes everything below it.</summary>
    MasterSeed,

    /// <summary>A wallet's child key.</summary>
    ChildKey,

    /// <summary>A public key in the foreign store.</summary>
    ForeignKey,
}
