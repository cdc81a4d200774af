using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.VirtualScm.RebootKind;

namespace ScmGuard.Lab.Scenarios;

/// <summary>What a run must leave, besides its verdict.</summary>
internal static partial class Evidence
{
    /// <summary>The run saw each boot that the bench made, and no other.</summary>
    /// <param name="record">The run.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="reboots">How many it was to make.</param>
    public static void RequireBoots(RunRecord record, BenchUnit unit, int reboots)
    {
        int seen = record.Loads.Select(load => load.Boot.BootId).Distinct().Count() - 1;
        if (seen != reboots || unit.BootCount - 1 != reboots || record.RebootCount != reboots)
        {
            throw new LabException($"{reboots} reboots were to be made; the run asked for {record.RebootCount} and saw {seen}, the bench made {unit.BootCount - 1}");
        }
    }

    /// <summary>The module was told of boots of these kinds, in this order, after the first one.</summary>
    public static void RequireBootKinds(BenchUnit unit, IReadOnlyList<RebootKind> kinds)
    {
        using VirtualUnit module = VirtualUnit.Open(unit.Module);
        RebootKind[] told = [.. module.Boots.Skip(1).Select(boot => boot.Kind)];
        if (!told.SequenceEqual(kinds))
        {
            throw new LabException($"expected boots: {string.Join(", ", kinds)}; the unit made: {string.Join(", ", told)}");
        }
    }

    /// <summary>A step was interrupted once, and taken again.</summary>
    public static void RequireInterrupted(RunRecord record, string step)
    {
        if (record.Step(step)!.Attempts.Count != 2)
        {
            throw new LabException($"{step} was not interrupted once and taken again: {record.Step(step)!.Attempts.Count} attempts, {record.Loads.Count} starts of the program");
        }
    }

    /// <summary>The reports are where they are to be, and the program finds the evidence whole.</summary>
    public static async Task RequireReportsAsync(NspawnUnit unit, string run, string folder, CancellationToken stop)
    {
        await unit.AwaitAsync("the reports are written", TimeSpan.FromSeconds(20), () => Task.FromResult(File.Exists(Path.Join(unit.Root, folder, "report.html"))), stop).ConfigureAwait(false);
        await RequireWholeAsync(unit, run, stop).ConfigureAwait(false);
    }

    /// <summary>The program finds the evidence whole.</summary>
    public static async Task RequireWholeAsync(BenchUnit unit, string run, CancellationToken stop)
    {
        // What the service writes at its end may be on its way.
        HostAnswer answer = new(-1, "", "");
        await unit.AwaitAsync("the run is verified", TimeSpan.FromSeconds(30), async () =>
        {
            answer = await unit.AskAsync(["scm-harness", "verify", run], stop).ConfigureAwait(false);
            return answer.IsGood || answer.Output.Contains("report.json", StringComparison.Ordinal);
        }, stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw new LabException($"scm-harness verify ended with {answer.ExitCode}: {answer.Output.Trim()} {answer.Error.Trim()}");
        }
    }

    /// <summary>Nothing that the run made is on the module any more.</summary>
    public static void RequireNothingLeft(RunRecord record, BenchUnit unit) => RequireEmpty(record, unit, []);

    /// <summary>
    /// Nothing that the run made is on the module any more, but for what it says that it left. A key pair carries no name: one that was made just before
    /// the power was cut may be somebody else's.
    /// </summary>
    public static void RequireNothingUnsaid(RunRecord record, BenchUnit unit) =>
        RequireEmpty(record, unit, [.. record.Ledger.Where(item => item.End is LedgerEnd.Left).SelectMany(item => Number().Matches(item.Reason!)).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))]);

    private static void RequireEmpty(RunRecord record, BenchUnit unit, int[] leftSlots)
    {
        if (record.Ledger.FirstOrDefault(item => item.End is null) is { } item)
        {
            throw new LabException($"the run left {item.Name} on the unit");
        }

        using VirtualUnit module = VirtualUnit.Open(unit.Module);
        UnitStatus status = module.Status;
        int[] unsaid = [.. status.Slots.Where(slot => slot > KeySlots.Permanent.Value.Last).Except(leftSlots)];
        if (unsaid.Length > 0 || status.ForeignSlots.Count > 0 || status.Wallets.Count > 0)
        {
            throw new LabException($"there are still keys on the module: slots {string.Join(", ", unsaid)}; foreign slots {string.Join(", ", status.ForeignSlots)}; wallets {string.Join(", ", status.Wallets)}");
        }
    }

    [GeneratedRegex(@"\b[0-9]+\b")]
    private static partial Regex Number();
}
