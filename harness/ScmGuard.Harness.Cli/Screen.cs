using System;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Journal;
using Spectre.Console;

namespace ScmGuard.Harness.Cli;

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
            Interactive = place.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            ColorSystem = place.IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!place.IsTerminal)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }

    /// <summary>True if something that moves can be shown.</summary>
    public static bool IsLive(IAnsiConsole console) => console.Profile.Out.IsTerminal && console.Profile.Capabilities is { Ansi: true, Interactive: true };

    public static Style StyleOf(Verdict verdict) => new(verdict switch
    {
        Verdict.Pass => Color.Green,
        Verdict.Marginal => Color.Yellow,
        Verdict.Fail or Verdict.Halted => Color.Red,
        _ => Color.Fuchsia,
    });

    /// <summary>A text that came from a unit, a host or a file, without what a terminal would obey.</summary>
    public static string Clean(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
}
