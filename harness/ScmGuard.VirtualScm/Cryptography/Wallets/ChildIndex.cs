using System;
using System.Globalization;

namespace ScmGuard.VirtualScm.Cryptography.Wallets;

/// <summary>One step of a node address: <c>44'</c> is hardened, <c>44</c> is normal.</summary>
internal readonly record struct ChildIndex
{
    private const uint HardenedBit = 0x8000_0000;

    private ChildIndex(uint value) => Value = value;

    /// <summary>As BIP-0032 hashes it: the hardened bit is the highest.</summary>
    public uint Value { get; }

    public bool IsHardened => (Value & HardenedBit) != 0;

    /// <summary>The number before the mark, below 2^31.</summary>
    public uint Number => Value & ~HardenedBit;

    /// <summary>A hardened step.</summary>
    /// <param name="number">Below 2^31.</param>
    /// <exception cref="ArgumentOutOfRangeException">2^31 or above.</exception>
    public static ChildIndex Hardened(uint number) => new(Checked(number) | HardenedBit);

    /// <summary>A normal step.</summary>
    /// <param name="number">Below 2^31.</param>
    /// <exception cref="ArgumentOutOfRangeException">2^31 or above.</exception>
    public static ChildIndex Normal(uint number) => new(Checked(number));

    /// <summary>Reads digits without a sign or a leading zero, with <c>'</c> behind when hardened.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ChildIndex index)
    {
        bool hardened = text.EndsWith("'");
        ReadOnlySpan<char> digits = hardened ? text[..^1] : text;
        bool wellFormed = uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
            && number < HardenedBit
            && (digits.Length == 1 || digits[0] != '0');
        index = wellFormed ? new ChildIndex(hardened ? number | HardenedBit : number) : default;
        return wellFormed;
    }

    /// <summary><c>44'</c> or <c>44</c>.</summary>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture) + (IsHardened ? "'" : "");

    private static uint Checked(uint number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, HardenedBit);
        return number;
    }
}
