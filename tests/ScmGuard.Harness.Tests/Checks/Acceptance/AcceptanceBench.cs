using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

/// <summary>A virtual unit whose rows can be taken one by one, without an engine around them.</summary>
internal sealed class AcceptanceBench : IAsyncDisposable
{
    private readonly Dictionary<string, JsonElement> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<object>> _answers = new(StringComparer.Ordinal);

    public AcceptanceBench(string profile = "scm-a1", string? firmware = null, VirtualUnitOptions? options = null) =>
        Unit = SimulatedUnit.Open(null, UnitProfile.Parse(profile, firmware), options ?? new VirtualUnitOptions { IsRepeatable = true });

    public SimulatedUnit Unit { get; }

    public SimulatedHost Host => Unit.SimulatedHost;

    /// <summary>What the unit says of itself is changed by this before the rows see it; null makes it say nothing.</summary>
    public Func<UnitIdentity, UnitIdentity?> Identity { get; set; } = identity => identity;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>The reboots that the run has made before, each with the boot that it ended.</summary>
    public IReadOnlyList<(RebootKind Kind, BootIdentity Ended)> Reboots { get; set; } = [];

    public AcceptanceBench Set(string setting, object value)
    {
        _settings[setting] = JsonSerializer.SerializeToElement(value);
        return this;
    }

    /// <summary>Lets the module answer a call in its own way.</summary>
    public AcceptanceBench Answer(string method, Func<object> answer)
    {
        _answers[method] = answer;
        return this;
    }

    public async Task<StepOutcome> TakeAsync(string row)
    {
        IAcceptanceRow found = AcceptanceCheck.Rows.Single(one => one.Name == row);
        UnitIdentity? identity = Identity(await Unit.IdentifyAsync(CancellationToken.None));
        BootIdentity boot = await Unit.ReadBootAsync(CancellationToken.None);
        PlannedStep step = new($"acceptance/{row}", found.Title, StepPhase.AfterBoot, null);
        PlannedStep[] reboots = [.. Reboots.Select((reboot, index) => new PlannedStep($"persistence/{index}/reboot", "", StepPhase.AfterBoot, reboot.Kind))];
        using Lines journal = new();
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        journal.Append(now, new RunBegun("run", "test", ["acceptance"], new CheckOptions { Settings = _settings }, [step, .. reboots], "", StationIdentity.Default, Unit.RebootKinds, Unit.Kind, null));
        foreach ((PlannedStep reboot, (RebootKind kind, BootIdentity ended)) in reboots.Zip(Reboots))
        {
            journal.Append(now, new StepIntended(reboot.Step, StepPhase.AfterBoot, 1, ended, kind));
            journal.Append(now, new StepConcluded(reboot.Step, StepOutcome.Pass("It booted.")));
        }

        if (identity is not null)
        {
            journal.Append(now, new UnitIdentified(identity));
        }

        RunSession session = new(journal, Unit.Clock, null);
        StepContext context = new(step, Unit, session.Record, new Ledger(session, CancellationToken.None), OpenZymkey, boot, Time);
        return await AcceptanceCheck.TakeAsync(found, context, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Unit.DisposeAsync();

    private IZymkey OpenZymkey()
    {
        IZymkey proxy = DispatchProxy.Create<IZymkey, ChangedAnswers>();
        ((ChangedAnswers)proxy).Change(Unit.OpenZymkey, _answers);
        return proxy;
    }

    /// <summary>A module that answers some calls otherwise than the virtual one.</summary>
    internal class ChangedAnswers : DispatchProxy
    {
        private IReadOnlyDictionary<string, Func<object>> _answers = new Dictionary<string, Func<object>>();
        private Func<IZymkey>? _open;

        public void Change(Func<IZymkey> open, IReadOnlyDictionary<string, Func<object>> answers) => (_open, _answers) = (open, answers);

        protected override object? Invoke(MethodInfo? method, object?[]? arguments)
        {
            if (_answers.TryGetValue(method!.Name, out Func<object>? answer))
            {
                return answer();
            }

            using IZymkey zymkey = _open!();
            try
            {
                return method.Invoke(zymkey, arguments);
            }
            catch (TargetInvocationException exception)
            {
                throw exception.InnerException!;
            }
        }
    }

    private sealed class Lines : IJournal
    {
        private readonly List<JournalLine> _lines = [];

        public string Place => "memory";

        public IReadOnlyList<JournalLine> Read() => _lines;

        public JournalLine Append(DateTimeOffset at, Entry entry)
        {
            _lines.Add(JournalLine.After(_lines.LastOrDefault(), at, entry));
            return _lines[^1];
        }

        public void Dispose()
        {
        }
    }
}
