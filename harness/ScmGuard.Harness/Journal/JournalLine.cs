using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScmGuard.Harness.Journal;

/// <summary>An entry in its place in the chain. Each line's hash covers the line before, so that none can be changed, dropped or put in between.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">The host's wall clock when it was written. It may be wrong, and may go back.</param>
/// <param name="Body">The entry as JSON, exactly as it was written.</param>
/// <param name="PreviousHash">The hash of the line before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over the other four, in hexadecimal.</param>
public sealed record JournalLine(long Sequence, DateTimeOffset At, string Body, string PreviousHash, string Hash)
{
    /// <summary>What the first line has for the hash of the line before.</summary>
    public static string Origin { get; } = new('0', 64);

    /// <summary>Reads the entry.</summary>
    /// <exception cref="JsonException">The body is no entry that this program knows.</exception>
    public Entry ReadEntry() => JsonSerializer.Deserialize<Entry>(Body, JournalJson.Options) ?? throw new JsonException("An entry must be an object.");

    /// <summary>The line that follows another.</summary>
    /// <param name="previous">The line before, or null for the first.</param>
    /// <param name="at">The host's wall clock.</param>
    /// <param name="entry">The entry.</param>
    public static JournalLine After(JournalLine? previous, DateTimeOffset at, Entry entry)
    {
        long sequence = (previous?.Sequence ?? 0) + 1;
        string previousHash = previous?.Hash ?? Origin;
        string body = JsonSerializer.Serialize(entry, JournalJson.Options);
        return new JournalLine(sequence, at, body, previousHash, HashOf(sequence, at, body, previousHash));
    }

    /// <summary>The hash that the line must have.</summary>
    public string ComputeHash() => HashOf(Sequence, At, Body, PreviousHash);

    /// <summary>The time as the chain covers it and the files carry it: UTC, to the tick.</summary>
    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string HashOf(long sequence, DateTimeOffset at, string body, string previousHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previousHash}\n{sequence.ToString(CultureInfo.InvariantCulture)}\n{Write(at)}\n{body}")));
}
