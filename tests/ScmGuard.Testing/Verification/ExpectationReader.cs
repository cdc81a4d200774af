using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>Puts together what a test states by markup and by <see cref="DiagnosticResult"/>.</summary>
/// <param name="name">What the analyzers are called in messages.</param>
/// <param name="analyzers">The analyzers whose ids markup may name.</param>
/// <param name="files">The marked texts.</param>
internal sealed class ExpectationReader(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<MarkupText> files)
{
    private readonly Dictionary<int, ExpectedLocation> _places = [];
    private readonly HashSet<int> _used = [];
    private readonly ImmutableArray<string> _ids =
        [.. analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Every expected diagnostic, with resolved locations.</summary>
    /// <param name="stated">Diagnostics that markup cannot state in full.</param>
    /// <param name="everyPlace">Whether each numbered place must be named by a stated diagnostic.</param>
    /// <exception cref="VerificationException">The markup makes no sense.</exception>
    public ImmutableArray<DiagnosticResult> Read(IEnumerable<DiagnosticResult> stated, bool everyPlace)
    {
        var results = ImmutableArray.CreateBuilder<DiagnosticResult>();
        foreach (var file in files)
        {
            foreach (var mark in file.Spans)
            {
                var location = ExpectedLocation.At(file.Path, file.Text.Lines.GetLinePositionSpan(mark.Span));
                if (mark.Name.StartsWith('#'))
                {
                    AddPlace(mark, location);
                    continue;
                }

                var result = new DiagnosticResult(IdOf(mark, location)) { Locations = [location], ComparesAdditionalLocations = false };
                results.Add(mark.AtEnd ? result.AtCompilationEnd() : result);
            }
        }

        foreach (var result in stated)
        {
            results.Add(result with { Locations = [.. result.Locations.Select(Resolve)] });
        }

        if (everyPlace && _places.Keys.Except(_used).ToList() is [var unused, ..])
        {
            throw new VerificationException($"Unknown markup: {{|#{unused}: at {_places[unused]} is named by no expected diagnostic.");
        }

        return results.ToImmutable();
    }

    private void AddPlace(MarkupSpan mark, ExpectedLocation location)
    {
        var key = int.Parse(mark.Name.AsSpan(1), CultureInfo.InvariantCulture);
        if (!_places.TryAdd(key, location))
        {
            throw new VerificationException($"Unknown markup: {{|{mark.Name}: marks both {_places[key]} and {location}.");
        }
    }

    private ExpectedLocation Resolve(ExpectedLocation location)
    {
        if (location.Key is not { } key)
        {
            return location with { Path = Find(location.Path).Path };
        }

        _used.Add(key);
        return _places.TryGetValue(key, out var place)
            ? place
            : throw new VerificationException($"Unknown markup: an expected diagnostic is at #{key}, but no text has {{|#{key}:...|}}.");
    }

    private MarkupText Find(string? file) =>
        files.FirstOrDefault(candidate => file is null || Place.IsSameFile(candidate.Path, file))
            ?? throw new VerificationException($"The test expects something in '{file}', but has no such file; it has {string.Join(", ", files.Select(candidate => candidate.Path))}.");

    private string IdOf(MarkupSpan mark, ExpectedLocation location)
    {
        if (mark.Name.Length > 0)
        {
            return _ids.Contains(mark.Name) || mark.Name.StartsWith("CS", StringComparison.Ordinal)
                ? mark.Name
                : throw new VerificationException($"Unknown markup: {{|{mark.Name}: at {location} names no diagnostic of {name}, which reports {string.Join(", ", _ids)}.");
        }

        return _ids is [var only]
            ? only
            : throw new VerificationException($"Unknown markup: [| at {location} does not say which of {string.Join(", ", _ids)} is meant.");
    }
}
