using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Soak;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Xunit;

/// <summary>A run on a virtual unit in this process.</summary>
internal sealed record VirtualSource(string Profile, string? Firmware, string? Check, int Cycles) : RunSource
{
    // Three kinds of reboot each, within the boots that a run may use.
    private const int MostCycles = 100;

    public override IReadOnlyList<StepResult> Read()
    {
        UnitProfile profile = UnitProfile.Parse(Profile, Firmware);
        ICheck[] checks = Check is null ? [.. CheckCatalog.All.Where(check => check is not SoakCheck)] : [CheckCatalog.Find(Check) ?? throw NoCheck()];
        if (Cycles is < 1 or > MostCycles)
        {
            throw new RunSourceException(FormattableString.Invariant($"Cycles: {Cycles} is out of range."), FormattableString.Invariant($"Expected a number from 1 to {MostCycles}."));
        }

        // A thread of its own: the test framework's may be waiting for this one.
        return Task.Run(() => RunAsync(profile, checks)).GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyList<StepResult>> RunAsync(UnitProfile profile, ICheck[] checks)
    {
        using MemoryJournal journal = new($"a virtual {Profile}");
        await using SimulatedUnit unit = SimulatedUnit.Open(null, profile, new VirtualUnitOptions { IsRepeatable = true });
        RunEngine engine = new(unit, journal, CheckCatalog.Find);
        engine.Begin(new RunRequest($"virtual-{Profile}", checks, new CheckOptions { Cycles = Cycles }, StationIdentity.Default));
        await engine.ResumeAsync(CancellationToken.None).ConfigureAwait(false);
        return StepResult.AllOf(this, ReportedRun.Of(journal.Place, journal.Read()));
    }

    private RunSourceException NoCheck() => new($"There is no check \"{Check}\".", $"Expected one of {string.Join(", ", CheckCatalog.All.Select(check => check.Name))}.");
}
