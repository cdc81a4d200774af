using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Reports;

/// <summary>What a finding is known by from one commit to the next: its line without blanks, and how many before it in the file are alike. Lines above it can come and go.</summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<string, string[]> _files = [];
    private readonly Dictionary<(string Rule, string? File, string Hash), int> _seen = [];

    /// <summary>The next finding's fingerprint. Findings have to come in order.</summary>
    /// <returns>16 hexadecimal digits, a colon and a number from 1.</returns>
    public string Next(Finding finding)
    {
        // A finding without a place is known by what it says.
        string text = finding.Place is { } place && LineOf(place) is { } line ? line : finding.Message;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule}\n{string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))}"));
        string digits = Convert.ToHexStringLower(hash.AsSpan(0, 8));
        var key = (finding.Rule, finding.Place?.File, digits);
        _seen[key] = _seen.GetValueOrDefault(key) + 1;
        return FormattableString.Invariant($"{digits}:{_seen[key]}");
    }

    private string? LineOf(Place place)
    {
        if (!_files.TryGetValue(place.File, out string[]? lines))
        {
            try
            {
                lines = File.ReadAllLines(place.File);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                lines = [];
            }

            _files.Add(place.File, lines);
        }

        return place.Line >= 1 && place.Line <= lines.Length ? lines[place.Line - 1] : null;
    }
}
