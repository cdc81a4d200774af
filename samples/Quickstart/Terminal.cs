using Spectre.Console;

namespace ScmGuard.Quickstart;

/// <summary>The console, for a reader's eyes or for a file.</summary>
internal static class Terminal
{
    public static IAnsiConsole Open(AnsiConsoleSettings settings)
    {
        var console = AnsiConsole.Create(settings);

        // The terminal wraps: a link that is broken here would no longer be one.
        console.Profile.Width = short.MaxValue;
        return console;
    }

    /// <summary>Colours only for a terminal, and not where the reader asked for none (no-color.org).</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isTerminal">False for a file or a pipe.</param>
    /// <param name="noColor">The variable NO_COLOR; empty is the same as unset.</param>
    public static AnsiConsoleSettings Describe(TextWriter writer, bool isTerminal, string? noColor)
    {
        var isPlain = !isTerminal || !string.IsNullOrEmpty(noColor);
        return new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        };
    }
}
