using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>For a terminal: what is being done, how far the run is, and what the evidence says so far.</summary>
internal sealed class LiveRunView(IAnsiConsole console) : RunView(console)
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private LiveDisplayContext? _display;
    private Func<IRenderable> _render = () => new Text("");
    private (TimeSpan Left, long At)? _left;
    private string? _step;
    private long _begun;

    public override async Task<T> ShowAsync<T>(Func<Task<T>> run) => await Console.Live(new Text("")).AutoClear(true).StartAsync(async display =>
    {
        lock (_gate)
        {
            _display = display;
        }

        using ITimer timer = TimeProvider.System.CreateTimer(_ => Refresh(), null, s_tick, s_tick);
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _display = null;
            }
        }
    }).ConfigureAwait(false);

    public override void Watch(Entry entry, RunRecord record)
    {
        lock (_gate)
        {
            base.Watch(entry, record);
            if (entry is StepIntended intended && intended.Step != _step)
            {
                (_step, _begun) = (intended.Step, TimeProvider.System.GetTimestamp());
            }

            if (TimeLeft.In(entry) is { } left)
            {
                _left = (left, TimeProvider.System.GetTimestamp());
            }

            // Only numbers are kept: the record changes under a timer's hands.
            int done = record.Steps.Count(step => step.Outcome is not null);
            int all = record.Steps.Count;
            int boots = record.RebootCount;
            string title = _step is null ? "" : record.Step(_step)!.Plan.Title;
            Verdict[] verdicts = [.. record.Steps.Where(step => step.Outcome is not null).Select(step => step.Outcome!.Verdict)];
            _render = () => Render(done, all, boots, title, verdicts);
            Refresh();
        }
    }

    protected override void Write(Paragraph line)
    {
        lock (_gate)
        {
            base.Write(line);
        }
    }

    private Rows Render(int done, int all, int boots, string title, Verdict[] verdicts)
    {
        Paragraph now = new();
        now.Append(string.Create(CultureInfo.InvariantCulture, $"{_step ?? "Reading the boot"} "), new Style(decoration: Decoration.Bold));
        now.Append(string.Create(CultureInfo.InvariantCulture, $"{title}  {(_step is null ? "" : Written(TimeProvider.System.GetElapsedTime(_begun)))}"));
        Paragraph counts = new();
        counts.Append(string.Create(CultureInfo.InvariantCulture, $"Step {done} of {all}, {boots} boots"));
        if (_left is { } left && left.Left - TimeProvider.System.GetElapsedTime(left.At) is { Ticks: > 0 } still)
        {
            counts.Append($", {Written(still)} left");
        }

        foreach (IGrouping<Verdict, Verdict> group in verdicts.GroupBy(verdict => verdict).OrderBy(group => group.Key))
        {
            counts.Append("  ");
            counts.Append(string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count()}"), Screen.StyleOf(group.Key));
        }

        return new Rows(now, counts);
    }

    private static string Written(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : time.ToString("m\\:ss", CultureInfo.InvariantCulture);

    private void Refresh()
    {
        lock (_gate)
        {
            _display?.UpdateTarget(_render());
        }
    }
}
