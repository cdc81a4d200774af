using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Testing;

/// <summary>The texts of all documents of a solution.</summary>
internal static class SolutionTexts
{
    /// <summary>Whether two solutions have the same documents with the same texts.</summary>
    public static bool AreSame(Solution one, Solution other)
    {
        var (texts, otherTexts) = (Read(one), Read(other));
        return texts.Count == otherTexts.Count && texts.All(text => otherTexts.TryGetValue(text.Key, out var same) && same == text.Value);
    }

    /// <summary>Where two solutions differ, for a message; null if they do not.</summary>
    public static string? Difference(Solution expected, Solution actual)
    {
        var (texts, otherTexts) = (Read(expected), Read(actual));
        var report = new StringBuilder();
        foreach (var path in texts.Keys.Union(otherTexts.Keys))
        {
            var (text, other) = (texts.GetValueOrDefault(path, ""), otherTexts.GetValueOrDefault(path, ""));
            if (text != other)
            {
                report.Append('\n').Append(path).Append('\n').Append(TextDifference.Show(text, other));
            }
        }

        return report.Length == 0 ? null : report.ToString();
    }

    /// <summary>The texts, for a message.</summary>
    public static string Show(Solution solution) =>
        string.Join('\n', Read(solution).Select(text => $"{Place.FileName(text.Key)}\n{text.Value}"));

    /// <summary>Compares the documents with what a test states.</summary>
    /// <exception cref="VerificationException">They differ.</exception>
    public static void Verify(string what, Solution solution, ImmutableArray<MarkupText> expected)
    {
        var actual = Read(solution);
        var report = new StringBuilder();
        foreach (var file in expected)
        {
            if (!actual.Remove(file.Path, out var text))
            {
                report.Append('\n').Append(file.Path).Append(": is expected, but there is no such file\n");
            }
            else if (text != file.Text.ToString())
            {
                report.Append('\n').Append(Place.FileName(file.Path)).Append(" (- expected, + fixed)\n").Append(TextDifference.Show(file.Text.ToString(), text));
            }
        }

        foreach (var added in actual)
        {
            report.Append('\n').Append(added.Key).Append(": is not expected\n").Append(added.Value).Append('\n');
        }

        if (report.Length > 0)
        {
            throw new VerificationException($"{what}\n{report}");
        }
    }

    private static Dictionary<string, string> Read(Solution solution)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments))
            {
                // The texts are in memory; nothing blocks.
                var text = document.GetTextAsync().GetAwaiter().GetResult();
                texts[document.FilePath ?? TestSolution.PathOf(project.Name, document.Name)] = text.ToString().ReplaceLineEndings("\n");
            }
        }

        return texts;
    }
}
