using System;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>
/// How long boots take. Rev B is a mixture: most boots are as fast as those of Rev A, some take about 50 s longer. The same unit and the same
/// number of a boot always give the same time.
/// </summary>
internal static class BootTimes
{
    /// <summary>Which part of Rev B's boots takes longer. No page says: an assumption.</summary>
    public const double SlowShare = 0.3;

    /// <summary>How far a boot is from the usual time, in seconds: an assumption.</summary>
    public const double Spread = 3;

    public static TimeSpan Of(UnitProfile profile, string serialNumber, int number)
    {
        Span<byte> dice = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"boot {number} of {serialNumber}"), dice);

        // Three dice make a hump around 0, from -1 to 1.
        double hump = (Uniform(dice) + Uniform(dice[4..]) + Uniform(dice[8..])) / 1.5 - 1;
        bool isSlow = profile.Revision is "B1" && Uniform(dice[12..]) < SlowShare;
        return BootBudget.Usual.Value + TimeSpan.FromSeconds(hump * Spread) + (isSlow ? BootBudget.RevisionBExtra.Value : TimeSpan.Zero);
    }

    private static double Uniform(ReadOnlySpan<byte> dice) => BitConverter.ToUInt32(dice) / (uint.MaxValue + 1.0);
}
