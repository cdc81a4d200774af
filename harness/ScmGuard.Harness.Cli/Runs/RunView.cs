using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>Shows a run while it goes on: a line for each step that is concluded. On a terminal the step that is being taken stands below.</summary>
internal abstract class RunView
{
    // Verdicts stand in a column.
    private static readonly int s_width = Enum.GetNames<Verdict>().Max(name => name.Length);

    protected RunView(IAnsiConsole console) => Console = console;

    protected IAnsiConsole Console { get; }

    public static RunView On(IAnsiConsole console) => Screen.IsLive(console) ? new LiveRunView(console) : new PlainRunView(console);

    /// <summary>Shows a run from its begin to its end.</summary>
    public abstract Task<T> ShowAsync<T>(Func<Task<T>> run);

    /// <summary>Told of each line of the journal.</summary>
    public virtual void Watch(Entry entry, RunRecord record)
    {
        switch (entry)
        {
            case UnitIdentified identified:
                Say($"Unit: {identified.Unit.Title}, serial number {identified.Unit.SerialNumber}.");
                break;
            case StepConcluded concluded:
                Paragraph line = new();
                line.Append(concluded.Outcome.Verdict.ToString().PadRight(s_width + 2), Screen.StyleOf(concluded.Outcome.Verdict));
                line.Append($"{concluded.Step}  {Screen.Clean(concluded.Outcome.Summary)}");
                Write(line);
                break;
            case Remark remark:
                Say($"Note on {remark.Topic}: {remark.Text}");
                break;
            case RunHalted halted:
                Say($"Halted: {halted.Reason}.");
                break;
            default:
                break;
        }
    }

    /// <summary>Says a sentence.</summary>
    public void Say(string text) => Write(new Paragraph(Screen.Clean(text)));

    protected virtual void Write(Paragraph line)
    {
        Console.Write(line);
        Console.WriteLine();
    }
}
