using System.Security.Cryptography;
using System.Text;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>Makes units as they are shipped.</summary>
internal static class Factory
{
    /// <summary>What a virtual unit's own serial number begins with, so that nobody takes it for a real one.</summary>
    public const string SerialNumberPrefix = "VIRTUAL-";

    private const int LockKeyLength = 32;

    public static UnitState Make(UnitProfile profile, VirtualUnitOptions options, Life life)
    {
        string serialNumber = options.SerialNumber ?? (options.IsRepeatable ? SerialNumberPrefix + profile.Name.ToUpperInvariant() : SerialNumberPrefix + RandomNumberGenerator.GetHexString(16));
        using RandomNumberGenerator random = options.IsRepeatable ? new SeededRandom(Encoding.UTF8.GetBytes(serialNumber)) : RandomNumberGenerator.Create();
        UnitState unit = new()
        {
            Profile = profile.Name,
            Firmware = profile.Firmware,
            HostRelease = profile.HostRelease.Name,
            SerialNumber = serialNumber,
            UnitKey = RandomBytes(random),
            SharedKey = RandomBytes(random),
        };
        IntRange permanent = profile.PermanentSlots;
        for (int slot = permanent.First; slot <= permanent.Last; slot++)
        {
            bool isEd25519 = Slots.HasCurve(profile, KeyType.Ed25519) && KeySlots.PermanentEd25519.Value.Contains(slot);
            unit.Keys.Add(slot, KeyRecord.Of(KeyPair.Generate(isEd25519 ? KeyType.Ed25519 : KeyType.Secp256R1, random), KeyOrigin.Permanent));
        }

        if (profile.Model == Model.Scm)
        {
            foreach (string file in SupervisedBoot.DefaultManifest.Value)
            {
                byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(file));
                unit.SupervisedBoot.Files.Add(file, digest);
                unit.SupervisedBoot.Manifest.Add(file, new SignedFile(SupervisedBoot.DefaultSigningSlot, digest));
            }
        }

        life.Begin(unit, options.Time.GetUtcNow());
        return unit;
    }

    private static byte[] RandomBytes(RandomNumberGenerator random)
    {
        byte[] key = new byte[LockKeyLength];
        random.GetBytes(key);
        return key;
    }
}
