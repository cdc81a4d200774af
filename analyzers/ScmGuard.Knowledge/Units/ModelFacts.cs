using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>What is known about a product.</summary>
/// <param name="Model">The product.</param>
/// <param name="Name">The vendor's name for it.</param>
/// <param name="Curves">The curves of its keys.</param>
/// <param name="Attachment">How it talks to its host, or null if no public page says.</param>
/// <param name="HasKeyStore">True if it makes and stores keys of its own and foreign public keys; null if no public page says.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record ModelFacts(
    Model Model,
    string Name,
    IReadOnlyList<KeyType> Curves,
    Attachment? Attachment,
    bool? HasKeyStore,
    string Source)
{
    /// <summary>What no public source confirms about this row, or null. Treat it as an assumption.</summary>
    public string? Unconfirmed { get; init; }

    /// <summary>Whether it has the operations of a group of models; null if no public page says.</summary>
    public bool? Has(ModelSupport support) => support switch
    {
        ModelSupport.KeyStoreModels => HasKeyStore,
        ModelSupport.ScmOnly => HasKeyStore is null ? null : Model is Model.Scm,
        ModelSupport.I2COnly => Attachment is null ? null : Attachment is Knowledge.Attachment.I2C,
        _ => true,
    };
}
