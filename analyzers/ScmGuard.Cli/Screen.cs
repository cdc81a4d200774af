using System;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace ScmGuard.Cli;

/// <summary>How things look on a terminal, and in a pipe.</summary>
internal static class Screen
{
    // Wide enough that a line in a file is never broken.
    private const int PipeWidth = 10_000;

    /// <summary>A console over a writer. Colours are for terminals, and only without NO_COLOR.</summary>
    public static IAnsiConsole Over(TextWriter output)
    {
        AnsiConsoleOutput place = new(output);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = place,
            Ansi = place.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            ColorSystem = place.IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!place.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }

    /// <summary>The colour of a level, in markup.</summary>
    public static string ColourOf(Level level) => level switch
    {
        Level.Error => "red",
        Level.Warning => "yellow",
        _ => "blue",
    };

    /// <summary>A text that came from a project, a build or a command line, without what a terminal would obey.</summary>
    public static string Clean(string text) => string.Concat(text.Select(letter => letter is not '\n' and not '\t' && char.IsControl(letter) ? '?' : letter));

    /// <summary>A number of things, in words: <c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Count(int number, string thing) => FormattableString.Invariant($"{number} {thing}{(number == 1 ? "" : "s")}");
}
