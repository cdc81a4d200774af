using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ScmGuard.Harness.Engine;

/// <summary>What allows a run to write to a unit in production mode: proof that somebody meant this unit, with this firmware, until a certain time.</summary>
/// <remarks>It is no secret and protects against mistakes only. Such as <c>20260131T180000Z-9f86d081884c7d65</c>.</remarks>
public static class ArmingToken
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int DigestLetters = 16;

    /// <summary>Makes a token.</summary>
    /// <param name="serialNumber">The unit's serial number.</param>
    /// <param name="firmware">Its firmware as it writes it.</param>
    /// <param name="expiresAt">Until when it is good.</param>
    public static string Create(string serialNumber, string firmware, DateTimeOffset expiresAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(serialNumber);
        ArgumentException.ThrowIfNullOrEmpty(firmware);
        string time = expiresAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"scmguard arming\n{serialNumber}\n{firmware}\n{time}")));
        return $"{time}-{digest[..DigestLetters]}";
    }

    /// <summary>Whether a text has the form of a token. Whose it is and until when it is good, <see cref="Refusal"/> says.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash >= 0
            && DateTimeOffset.TryParseExact(text[..dash], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            && text.Length == dash + 1 + DigestLetters;
    }

    /// <summary>Why a token does not allow to write to a unit, or null if it does.</summary>
    /// <param name="token">The token.</param>
    /// <param name="serialNumber">The unit's serial number.</param>
    /// <param name="firmware">Its firmware as it writes it.</param>
    /// <param name="now">The time.</param>
    public static string? Refusal(string token, string serialNumber, string firmware, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(token);
        int dash = token.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !DateTimeOffset.TryParseExact(token[..dash], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expiresAt))
        {
            return "the arming token has not the form of one, such as 20260131T180000Z-9f86d081884c7d65";
        }

        if (token != Create(serialNumber, firmware, expiresAt))
        {
            return "the arming token is for another unit, or for another firmware of this unit";
        }

        return now < expiresAt ? null : $"the arming token expired at {expiresAt.UtcDateTime:u}";
    }
}
