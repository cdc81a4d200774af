using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>Expected against reported diagnostics: who belongs to whom, and what is wrong.</summary>
internal sealed class DiagnosticComparison
{
    private readonly ImmutableArray<MarkupText> _files;
    private readonly ImmutableArray<DiagnosticResult> _expected;
    private readonly ImmutableArray<Diagnostic> _actual;
    private readonly int[] _partner;

    private DiagnosticComparison(ImmutableArray<MarkupText> files, ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual)
    {
        _files = files;
        _expected = expected;
        _actual = actual;
        _partner = Match(expected, actual);
    }

    /// <summary>Compares.</summary>
    /// <param name="what">The first line of the message when they differ.</param>
    /// <param name="files">The texts that messages show.</param>
    /// <param name="expected">Expected diagnostics with resolved locations.</param>
    /// <param name="actual">Reported diagnostics.</param>
    /// <returns>Each expected diagnostic with the reported one.</returns>
    /// <exception cref="VerificationException">They differ.</exception>
    public static ImmutableArray<(DiagnosticResult Expected, Diagnostic Actual)> Verify(
        string what,
        ImmutableArray<MarkupText> files,
        ImmutableArray<DiagnosticResult> expected,
        ImmutableArray<Diagnostic> actual)
    {
        var comparison = new DiagnosticComparison(files, expected, actual);
        if (comparison.Problems() is { Count: > 0 } problems)
        {
            throw new VerificationException(comparison.Report(what, problems));
        }

        return [.. expected.Select((result, index) => (result, actual[comparison._partner[index]]))];
    }

    /// <summary>One line about a reported diagnostic.</summary>
    public static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} at {Place.Text(diagnostic.Location)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    /// <summary>The largest assignment of expected to reported diagnostics; greedy would fail where one is stated more closely than another.</summary>
    private static int[] Match(ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual)
    {
        var partner = Enumerable.Repeat(-1, expected.Length).ToArray();
        var owner = Enumerable.Repeat(-1, actual.Length).ToArray();
        for (var i = 0; i < expected.Length; i++)
        {
            Assign(i, new bool[actual.Length]);
        }

        return partner;

        bool Assign(int i, bool[] seen)
        {
            for (var j = 0; j < actual.Length; j++)
            {
                if (seen[j] || !Fits(expected[i], actual[j]))
                {
                    continue;
                }

                seen[j] = true;
                if (owner[j] < 0 || Assign(owner[j], seen))
                {
                    owner[j] = i;
                    partner[i] = j;
                    return true;
                }
            }

            return false;
        }
    }

    private static bool Fits(DiagnosticResult expected, Diagnostic actual) =>
        expected.Id == actual.Id
        && expected.IsAt(actual.Location)
        && expected.Mismatch(actual) is null
        && expected.AdditionalMismatch(actual) is null;

    private List<string> Problems()
    {
        var problems = new List<string>();
        var free = Enumerable.Range(0, _actual.Length).Except(_partner).ToList();
        var unmatched = new List<DiagnosticResult>();
        foreach (var expected in _expected.Where((_, index) => _partner[index] < 0))
        {
            // At the right place, but something else is wrong with it.
            var here = free.FindIndex(index => _actual[index].Id == expected.Id && expected.IsAt(_actual[index].Location));
            if (here < 0)
            {
                unmatched.Add(expected);
                continue;
            }

            var actual = _actual[free[here]];
            problems.Add($"{expected} has a {expected.Mismatch(actual) ?? expected.AdditionalMismatch(actual)}");
            free.RemoveAt(here);
        }

        foreach (var expected in unmatched)
        {
            // Somewhere near: shown as one mistake, not as a missing and an unexpected diagnostic.
            var near = free.FindIndex(index => IsNear(expected, _actual[index]));
            if (near < 0)
            {
                problems.Add($"missing: {expected}");
                continue;
            }

            problems.Add($"wrong span: {expected} is expected, but it was reported at {Place.Text(_actual[free[near]].Location)}");
            free.RemoveAt(near);
        }

        foreach (var actual in free.Select(index => _actual[index]))
        {
            problems.Add(actual.Location.IsInSource
                ? $"unexpected: {Describe(actual)}"
                : $"unexpected outside the syntax trees: {Describe(actual)}");
        }

        return problems;
    }

    private static bool IsNear(DiagnosticResult expected, Diagnostic actual) =>
        expected.Id == actual.Id
        && expected.Locations is [var location, ..]
        && actual.Location.GetLineSpan() is { IsValid: true } span
        && Place.IsSameFile(span.Path, location.Path!)
        && Math.Abs(span.StartLinePosition.Line - location.Line) <= 1;

    private string Report(string what, List<string> problems)
    {
        var report = new StringBuilder(what).Append('\n').AppendJoin('\n', problems.Select(problem => "  " + problem)).Append('\n');
        foreach (var file in _files)
        {
            AppendDifference(report, file);
        }

        return report.ToString();
    }

    private void AppendDifference(StringBuilder report, MarkupText file)
    {
        var wanted = MarkupText.Annotate(file.Text, _expected.SelectMany(expected => ExpectedMarks(file, expected))).Split('\n');
        var found = MarkupText.Annotate(file.Text, _actual
            .Where(actual => actual.Location.GetLineSpan().Path == file.Path)
            .Select(actual => (actual.Id, actual.Location.SourceSpan))).Split('\n');
        var different = Enumerable.Range(0, wanted.Length).Where(line => wanted[line] != found[line]).ToHashSet();
        if (different.Count == 0)
        {
            return;
        }

        report.Append('\n').Append(Place.FileName(file.Path)).Append(" (- expected, + reported)\n");
        for (var line = 0; line < wanted.Length; line++)
        {
            if (different.Contains(line))
            {
                report.Append(CultureInfo.InvariantCulture, $"- {line + 1,4} | {wanted[line]}\n+ {line + 1,4} | {found[line]}\n");
            }
            else if (different.Contains(line - 1) || different.Contains(line + 1))
            {
                report.Append(CultureInfo.InvariantCulture, $"  {line + 1,4} | {wanted[line]}\n");
            }
        }
    }

    private static IEnumerable<(string Name, TextSpan Span)> ExpectedMarks(MarkupText file, DiagnosticResult expected)
    {
        if (expected.Locations is not [var location, ..] || !Place.IsSameFile(file.Path, location.Path!) || location.Line >= file.Text.Lines.Count)
        {
            yield break;
        }

        var line = file.Text.Lines[location.Line];
        var start = location.Column is { } column
            ? Math.Min(line.Start + column, line.End)
            : line.Start + line.ToString().TakeWhile(char.IsWhiteSpace).Count();
        var end = location.End is { } stated && stated.Line < file.Text.Lines.Count
            ? Math.Min(file.Text.Lines[stated.Line].Start + stated.Character, file.Text.Length)
            : line.End;
        yield return (expected.Id, TextSpan.FromBounds(start, Math.Max(start, end)));
    }
}
