using System;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests;

/// <summary>A unit in memory, with a clock that the test moves.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(UnitProfile? profile = null, IStateFiles? files = null)
    {
        Options = new VirtualUnitOptions { Time = Time, IsRepeatable = true };
        Unit = VirtualUnit.Open(files ?? new MemoryFiles(), profile ?? UnitProfile.ScmA1, Options);
    }

    public static byte[] Digest { get; } = SHA256.HashData("a message"u8);

    public static byte[] OtherDigest { get; } = SHA256.HashData("another message"u8);

    public ManualTime Time { get; } = new();

    public VirtualUnitOptions Options { get; }

    public VirtualUnit Unit { get; }

    /// <summary>Brings the unit into production mode, as the documentation says.</summary>
    public Bench InProduction()
    {
        Assert.Equal(0, Unit.Binding.LockBinding());
        Unit.Reboot(RebootKind.Soft);
        return this;
    }

    public bool Signs(int slot) => Unit.Signatures.GenECDSASigFromDigest(Digest, slot, out _) == 0;

    public int[] Slots()
    {
        Assert.Equal(0, Unit.Keys.GetAllocSlotsList(isForeign: false, out _, out int[] slots));
        return slots;
    }

    public int Wallet(string name = "purse", KeyType type = KeyType.Secp256K1) =>
        AtLeast0(Unit.Wallets.GenWalletMasterSeedWithBIP39(type, "", name, [], "", wantsMnemonic: true, out _));

    public int Child(int parent, uint index = 0, bool isHardened = true) =>
        AtLeast0(Unit.Wallets.GenWalletChildKey(parent, index, isHardened, returnChainCode: false, out _));

    public byte[] PublicKey(int slot, bool isForeign = false)
    {
        Assert.Equal(0, Unit.Keys.ExportPubKey(slot, isForeign, out byte[] key));
        return key;
    }

    /// <summary>The unit's LED, as a person writes a fatal code down: <c>6</c> or <c>6-3</c>; a pattern's flashes a period otherwise.</summary>
    public string FatalCode() => Led.BlinkReader.FatalCode(Unit.Led(Time.GetUtcNow(), Time.GetUtcNow() + TimeSpan.FromMinutes(5)));

    public static int AtLeast0(int result)
    {
        Assert.True(result >= 0, $"The result is {result}.");
        return result;
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => Unit.Dispose();
}
