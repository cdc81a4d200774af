using System;
using System.Linq;

namespace ScmGuard.VirtualScm;

/// <summary>A version such as <c>1.2-36</c> of the vendor's host packages, which are numbers throughout.</summary>
internal static class PackageVersion
{
    /// <summary>Whether <paramref name="version"/> is older than <paramref name="other"/>.</summary>
    public static bool IsOlder(string version, string other) => Numbers(version).AsSpan().SequenceCompareTo(Numbers(other)) < 0;

    private static int[] Numbers(string version) => [.. version.Split('.', '-').Select(int.Parse)];
}
