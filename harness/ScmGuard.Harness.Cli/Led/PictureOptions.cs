using System;
using System.CommandLine;
using System.IO;
using System.Text;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Drawing;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Led;

/// <summary>How a trace is drawn in a terminal, or in a pipe.</summary>
internal sealed class PictureOptions
{
    private const int MostWidth = 1000;

    // What a terminal without a width, and a pipe, are taken for.
    private const int UsualWidth = 80;

    private readonly Option<int?> _width = new("--width") { Description = $"How wide the picture is, {LedTextPicture.LeastWidth} to {MostWidth}. Without it, as wide as the terminal.", HelpName = "N" };
    private readonly Option<bool> _ascii = new("--ascii") { Description = "Draws with ASCII letters only." };

    public void AddTo(Command command)
    {
        command.Add(_width);
        command.Add(_ascii);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_width) is { } width && width is < LedTextPicture.LeastWidth or > MostWidth)
            {
                result.AddError($"--width: expected a number from {LedTextPicture.LeastWidth} to {MostWidth}.");
            }
        });
    }

    /// <summary>Draws a trace, and says what it was decoded to.</summary>
    public void Draw(ParseResult parsed, LineTrace trace, LedReading reading)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        IAnsiConsole console = Screen.Over(output);
        int width = parsed.GetValue(_width) ?? (console.Profile.Out.IsTerminal ? Math.Clamp(console.Profile.Width, LedTextPicture.LeastWidth, MostWidth) : UsualWidth);
        output.Write(LedTextPicture.Draw(trace, reading, width, parsed.GetValue(_ascii) || !HasBlocks(output.Encoding)));
        if (reading.Remedy is { } remedy)
        {
            output.WriteLine($"What to do: {Screen.Clean(remedy)}");
        }
    }

    private static bool HasBlocks(Encoding encoding)
    {
        const string Blocks = "\u2581\u2588\u2593";
        return encoding.GetString(encoding.GetBytes(Blocks)) == Blocks;
    }
}
