namespace Gateway;

/// <summary>Makes the keys that the gateway lives by, once, on its first day.</summary>
internal sealed class KeyProvisioning(SecureModule module)
{
    /// <summary>The key that signs telemetry for as long as the gateway is in the field.</summary>
    public int CreateTelemetryKey()
    {
        // Mistake: on SCM Rev B with firmware 01.02.02release this key is gone after the next reboot.
        var slot = NativeMethods.zkGenKeyPair(module.Context, KeyType.NistP256);
        return SecureModule.Check(slot, nameof(NativeMethods.zkGenKeyPair));
    }
}
