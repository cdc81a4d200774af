using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The lines of a <c>config.txt</c>, each with whether it holds on an SCM, which is a Compute Module 4.</summary>
/// <remarks>A section such as <c>[cm4]</c> makes the lines after it depend on the board, others on things that cannot be seen from here.</remarks>
internal static class BootConfiguration
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The lines without comments and spaces around; true if a line holds, false if not, null if that cannot be told.</returns>
    public static IReadOnlyList<(string Line, bool? Holds)> Read(string text)
    {
        List<(string, bool?)> lines = [];
        bool isForBoard = true;
        bool? isForRest = true;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Split('#')[0].Trim();
            switch (line)
            {
                case "":
                    break;
                case "[all]":
                    (isForBoard, isForRest) = (true, true);
                    break;
                case "[none]":
                    isForRest = false;
                    break;
                case ['[', .., ']'] when IsBoard(line[1..^1]):
                    isForBoard = line is "[cm4]" or "[pi4]";
                    break;
                case ['[', ..]:
                    // A display, a pin, a serial number: it narrows, and nobody says how far.
                    isForRest = isForRest is false ? false : null;
                    break;
                default:
                    lines.Add((line, isForBoard ? isForRest : false));
                    break;
            }
        }

        return lines;
    }

    private static bool IsBoard(string section) =>
        section is "pi400" or "pi500" || (section.StartsWith("pi", StringComparison.Ordinal) || section.StartsWith("cm", StringComparison.Ordinal)) && section.Length > 2 && char.IsAsciiDigit(section[2]);
}
