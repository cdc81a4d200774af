namespace ScmGuard.Knowledge;

/// <summary>The slots of a module's key store. The foreign key store counts its slots separately.</summary>
public static class KeySlots
{
    /// <summary>The slot that stands for the ephemeral key in a key agreement.</summary>
    public static Fact<int> Ephemeral { get; } = new(-1, SourcePages.CApi);

    /// <summary>The slots of a Zymkey or an HSM4.</summary>
    public static Fact<IntRange> Zymkey { get; } = new(new(0, 2), SourcePages.CApi);

    /// <summary>The slots of an SCM that are there from the factory and stay.</summary>
    public static Fact<IntRange> Permanent { get; } = new(new(0, 15), SourcePages.ScmFaq);

    /// <summary>The permanent slots of an SCM that hold ed25519 keys.</summary>
    public static Fact<IntRange> PermanentEd25519 { get; } = new(new(14, 15), SourcePages.ScmFaq);

    /// <summary>The slots of an SCM for generated keys and wallets.</summary>
    public static Fact<IntRange> Generated { get; } = new(new(16, 527), SourcePages.ScmFaq)
    {
        Unconfirmed = "whether the last one is 527 or 528",
    };

    /// <summary>How many slots for keys of its own an HSM6 has.</summary>
    public static Fact<int> Hsm6UserSlots { get; } = new(512, SourcePages.CApi)
    {
        Unconfirmed = "whether the permanent slots count among them",
    };

    /// <summary>How many slots for foreign public keys an HSM6 has.</summary>
    public static Fact<int> Hsm6ForeignSlots { get; } = new(128, SourcePages.CApi);

    /// <summary>True unless every reading of the sources says that an SCM's own key store has no such slot.</summary>
    public static bool MayExist(int slot) => slot == Ephemeral || (slot >= Permanent.Value.First && slot <= Generated.Value.Last + 1);
}
