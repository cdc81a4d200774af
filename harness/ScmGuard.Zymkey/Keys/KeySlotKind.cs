namespace ScmGuard.Zymkey;

/// <summary>What a slot of a module's own key store is for, and so how long its key lives.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; C API Documentation.</remarks>
public enum KeySlotKind
{
    /// <summary>A key that is there from the factory and stays: slots 0 to 15.</summary>
    Permanent,

    /// <summary>A generated key or a wallet's key: slots 16 and up. On an SCM Rev B with firmware 01.02.02release, a key made by
    /// <see cref="IZymkey.GenerateKeyPair"/> is gone after a reboot (advisory #159); a wallet's key is not.</summary>
    Generated,

    /// <summary>The one ephemeral key. The next one overwrites it, and a reboot ends it, by design.</summary>
    Ephemeral,
}
