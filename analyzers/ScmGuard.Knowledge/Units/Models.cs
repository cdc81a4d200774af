using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The products.</summary>
/// <remarks>
/// No operation returns the hardware revision: it is configured, or inferred. What a model-number string looks like is not published.
/// Source: General FAQ; SCM FAQ and Troubleshooting.
/// </remarks>
public static class Models
{
    /// <summary>All products, indexed by <see cref="Model"/>.</summary>
    public static IReadOnlyList<ModelFacts> All { get; } =
    [
        new(Model.Zymkey4, "ZYMKEY4", [KeyType.Secp256R1], Attachment.I2C, HasKeyStore: false, SourcePages.GeneralFaq),
        new(Model.Zymkey5, "ZYMKEY5", [KeyType.Secp256R1], Attachment.I2C, HasKeyStore: false, SourcePages.GeneralFaq),
        new(Model.Hsm4, "HSM4", [KeyType.Secp256R1], Attachment.I2C, HasKeyStore: false, SourcePages.GeneralFaq),
        new(Model.Hsm6, "HSM6", EveryCurve(), Attachment.I2C, HasKeyStore: true, SourcePages.GeneralFaq),
        new(Model.Hsm60, "HSM60", EveryCurve(), Attachment.I2C, HasKeyStore: true, SourcePages.CApi) { Unconfirmed = "its curves: taken to be those of an HSM6" },
        new(Model.Hsm64, "HSM64", EveryCurve(), Attachment.I2C, HasKeyStore: true, SourcePages.CApi) { Unconfirmed = "its curves: taken to be those of an HSM6" },
        new(Model.Scm, "SCM", EveryCurve(), Attachment.Usb, HasKeyStore: true, SourcePages.GeneralFaq),
        new(Model.Sen500, "SEN500", EveryCurve(), Attachment: null, HasKeyStore: null, SourcePages.ScmFaq)
        {
            Unconfirmed = "its curves, taken to be those of an SCM, and which operations it has",
        },
    ];

    /// <summary>What is known about a product.</summary>
    public static ModelFacts Get(Model model) => All[(int)model];

    private static IReadOnlyList<KeyType> EveryCurve() => [KeyType.Secp256R1, KeyType.Secp256K1, KeyType.Ed25519, KeyType.X25519];
}
