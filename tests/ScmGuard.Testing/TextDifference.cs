using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScmGuard.Testing;

/// <summary>Two texts line by line, for messages.</summary>
internal static class TextDifference
{
    private const int Context = 2;

    /// <summary>Shows the lines in which two texts differ, with their numbers in the expected one (-) or the actual one (+).</summary>
    public static string Show(string expected, string actual)
    {
        var lines = Compare(expected.ReplaceLineEndings("\n").Split('\n'), actual.ReplaceLineEndings("\n").Split('\n'));
        var report = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var from = Math.Max(0, i - Context);
            var to = Math.Min(lines.Count, i + Context + 1);
            if (!lines[from..to].Any(line => line.Sign is not ' '))
            {
                skipped = true;
                continue;
            }

            if (skipped && report.Length > 0)
            {
                report.Append("  ...\n");
            }

            skipped = false;
            report.Append(CultureInfo.InvariantCulture, $"{lines[i].Sign} {lines[i].Number,4} | {lines[i].Text}\n");
        }

        return report.ToString();
    }

    private static List<(char Sign, int Number, string Text)> Compare(string[] expected, string[] actual)
    {
        var common = CommonLengths(expected, actual);
        var lines = new List<(char, int, string)>();
        var (i, j) = (0, 0);
        while (i < expected.Length || j < actual.Length)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                lines.Add((' ', ++i, actual[j++]));
            }
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', i + 1, expected[i++]));
            }
            else
            {
                lines.Add(('+', j + 1, actual[j++]));
            }
        }

        return lines;
    }

    /// <summary>For each pair of tails, the length of their longest common subsequence.</summary>
    private static int[,] CommonLengths(string[] expected, string[] actual)
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
