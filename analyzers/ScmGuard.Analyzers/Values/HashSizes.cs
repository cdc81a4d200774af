using System;
using System.Collections.Generic;

namespace ScmGuard.Analyzers.Values;

/// <summary>How many bytes hash functions yield, by the names that .NET and Python's hashlib have for them.</summary>
/// <remarks>Source: FIPS 180-4, FIPS 202, RFC 1321.</remarks>
internal static class HashSizes
{
    private static readonly Dictionary<string, int> _sizes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MD5"] = 16,
        ["SHA1"] = 20,
        ["SHA224"] = 28,
        ["SHA256"] = 32,
        ["SHA384"] = 48,
        ["SHA512"] = 64,
        ["SHA3_224"] = 28,
        ["SHA3_256"] = 32,
        ["SHA3_384"] = 48,
        ["SHA3_512"] = 64,
    };

    /// <summary>The number of bytes, or null for a name that is none of a hash function.</summary>
    /// <param name="name"><c>SHA512</c>, <c>HMACSHA512</c>, <c>SHA512Managed</c>, <c>sha512</c>.</param>
    public static int? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var start = name.StartsWith("HMAC", StringComparison.Ordinal) ? "HMAC".Length : 0;
        var end = name.Length;
        foreach (var suffix in new[] { "Managed", "CryptoServiceProvider", "Cng" })
        {
            end = name.EndsWith(suffix, StringComparison.Ordinal) ? name.Length - suffix.Length : end;
        }

        return start < end && _sizes.TryGetValue(name.Substring(start, end - start), out var size) ? size : null;
    }
}
