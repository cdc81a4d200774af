using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>A virtual unit and a journal that outlive the process which runs on them.</summary>
internal sealed class TestBench(UnitProfile profile)
{
    public ManualTime Time { get; } = new();

    public MemoryFiles Files { get; } = new();

    public MemoryJournal Journal { get; } = new();

    /// <summary>What the run looks like now.</summary>
    public RunRecord Record => RunRecord.Of(Journal.Place, Journal.Read());

    public static TestBench ScmB1() => new(UnitProfile.ScmB1);

    public static TestBench ScmA1() => new(UnitProfile.ScmA1);

    /// <summary>A step that only reads.</summary>
    public static Step Reading(string name, Func<StepContext, StepOutcome> act) => new() { Name = name, Title = name, Act = (context, _) => Task.FromResult(act(context)) };

    public SimulatedUnit Open(KillSwitch? kill = null) =>
        SimulatedUnit.Over(new KillableFiles(Files, kill ?? new KillSwitch()), profile, new VirtualUnitOptions { Time = Time, IsRepeatable = true });

    /// <summary>Begins a run, in a process that can be killed, and takes it as far as it goes.</summary>
    public Task<RunState> BeginAsync(KillSwitch kill, params ICheck[] checks) => BeginAsync(kill, new CheckOptions(), checks);

    public Task<RunState> BeginAsync(KillSwitch kill, CheckOptions options, params ICheck[] checks) => GoAsync(kill, options, checks, unit => unit);

    public async Task<RunState> GoAsync(KillSwitch kill, CheckOptions options, ICheck[] checks, Func<SimulatedUnit, IUnit> wrap, string? arming = null, EngineOptions? engineOptions = null)
    {
        await using SimulatedUnit unit = Open(kill);
        RunEngine engine = new(wrap(unit), new KillableJournal(Journal, kill), name => checks.FirstOrDefault(check => check.Name == name) ?? CheckCatalog.Find(name), engineOptions ?? new EngineOptions { Time = Time });
        if (Journal.Read().Count == 0)
        {
            engine.Begin(new RunRequest("test", checks, options, StationIdentity.Default) { Arming = arming });
        }

        return await engine.ResumeAsync(CancellationToken.None);
    }

    /// <summary>A whole run that nothing disturbs.</summary>
    public async Task<RunRecord> RunAsync(params ICheck[] checks) => await RunAsync(new CheckOptions(), checks);

    public async Task<RunRecord> RunAsync(CheckOptions options, params ICheck[] checks)
    {
        Assert.Equal(RunState.Ended, await BeginAsync(new KillSwitch(), options, checks));
        return Record;
    }

    /// <summary>Goes on with the run in a new process.</summary>
    public Task<RunState> ResumeAsync(KillSwitch kill, params ICheck[] checks) => GoAsync(kill, new CheckOptions(), checks.Length > 0 ? checks : [new PersistenceCheck()], unit => unit);
}
