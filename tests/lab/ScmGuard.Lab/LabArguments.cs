using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScmGuard.Lab;

/// <summary>The command line: a command, and options that may be given several times.</summary>
/// <param name="Command">The first word.</param>
/// <param name="Options">The values of each option.</param>
public sealed record LabArguments(string Command, ILookup<string, string> Options)
{
    /// <summary>Reads it.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="LabException">It is not as expected.</exception>
    public static LabArguments Parse(IReadOnlyList<string> words)
    {
        List<(string Name, string Value)> options = [];
        for (int index = 1; index < words.Count; index += 2)
        {
            options.Add(words[index].StartsWith("--", StringComparison.Ordinal) && index + 1 < words.Count
                ? (words[index][2..], words[index + 1])
                : throw new LabException($"{words[index]}: expected an option and its value, such as --only persistence-a1"));
        }

        return new LabArguments(words.FirstOrDefault(""), options.ToLookup(option => option.Name, option => option.Value));
    }

    /// <summary>An option that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="LabException">It is not.</exception>
    public string Require(string name) => Options[name].LastOrDefault() ?? throw new LabException($"--{name} is missing");

    /// <summary>A number.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="usual">What it is when it is not given.</param>
    /// <exception cref="LabException">It is none from 1 to 1000.</exception>
    public int Number(string name, int usual) => Options[name].LastOrDefault() is not { } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 1000 ? number
        : throw new LabException($"--{name} {text}: expected a number from 1 to 1000");
}
