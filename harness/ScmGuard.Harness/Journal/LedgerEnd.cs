using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>What became of something that a run made.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerEnd>))]
public enum LedgerEnd
{
    /// <summary>The run removed it.</summary>
    Removed,

    /// <summary>It was gone already.</summary>
    Gone,

    /// <summary>It was never made.</summary>
    NotMade,

    /// <summary>It may still be there: it could not be removed, or not be told from somebody else's. A person has to look.</summary>
    Left,
}
