using Spectre.Console;

namespace ScmGuard.Quickstart;

/// <summary>The program: takes the tour and says how it went.</summary>
internal static class Start
{
    /// <param name="checkout">The checkout that the program is in, or null.</param>
    /// <param name="dotnetIn">Gives the command that runs in a folder.</param>
    /// <param name="console">Where to say it.</param>
    /// <param name="stop">Ends the tour.</param>
    /// <returns>0 if the gateway was found out and the repaired one is clean; 1 otherwise.</returns>
    public static async Task<int> RunAsync(Checkout? checkout, Func<string, DotnetCommand> dotnetIn, IAnsiConsole console, CancellationToken stop)
    {
        try
        {
            if (checkout is null)
            {
                throw new QuickstartException(
                    $"No ScmGuard.sln above {AppContext.BaseDirectory}.",
                    "to run inside a checkout of the repository",
                    "Start it with `dotnet run --project samples/Quickstart`.");
            }

            return await new Tour(checkout, dotnetIn(checkout.Root), console).TakeAsync(stop) ? 0 : 1;
        }
        catch (QuickstartException stopped)
        {
            if (stopped.ToolOutput is { } output)
            {
                console.WriteLine(output);
            }

            console.MarkupLine($"[red]Stopped:[/] {Markup.Escape(stopped.Message)}");
            console.MarkupLine($"Expected: {Markup.Escape(stopped.Expected)}.");
            console.MarkupLine($"What to do: {Markup.Escape(stopped.Remedy)}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            console.MarkupLine("[red]Stopped:[/] the time is up.");
            console.MarkupLine("Expected: two small builds, which take a minute or two.");
            console.MarkupLine("What to do: look for a package source that does not answer (`dotnet nuget list source`), then start again.");
            return 1;
        }
    }
}
