using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Journal;

/// <summary>A run as its journal tells it. Everything that is reported is read from here.</summary>
public sealed class RunRecord
{
    private readonly Dictionary<string, StepRecord> _steps = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<string, LedgerItem> _ledger = new(StringComparer.Ordinal);
    private readonly List<string> _ledgerOrder = [];
    private readonly List<Load> _loads = [];
    private readonly List<PlannedStep> _concluding = [];
    private readonly List<Remark> _remarks = [];
    private readonly List<(DateTimeOffset At, string BootId)> _shutdowns = [];
    private RunBegun? _begun;

    private RunRecord()
    {
    }

    /// <summary>How the run was begun.</summary>
    public RunBegun Begun => _begun!;

    /// <summary>When the run was begun, by the host's wall clock.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When the last line was written, by the host's wall clock.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>How many lines there are.</summary>
    public long LineCount { get; private set; }

    /// <summary>The hash of the last line, which covers all lines before it: the hash of the evidence.</summary>
    public string EvidenceHash { get; private set; } = JournalLine.Origin;

    /// <summary>The unit, once it said who it is.</summary>
    public UnitIdentity? Unit { get; private set; }

    /// <summary>The planned steps, in their order.</summary>
    public IReadOnlyList<StepRecord> Steps => [.. _order.Select(name => _steps[name])];

    /// <summary>What the run made on the unit, in the order of making.</summary>
    public IReadOnlyList<LedgerItem> Ledger => [.. _ledgerOrder.Select(name => _ledger[name])];

    /// <summary>The starts of the program.</summary>
    public IReadOnlyList<Load> Loads => _loads;

    /// <summary>The ends of boots that were announced, with the host's wall clock.</summary>
    public IReadOnlyList<(DateTimeOffset At, string BootId)> Shutdowns => _shutdowns;

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<Remark> Remarks => _remarks;

    /// <summary>Why the run was halted, or null.</summary>
    public string? HaltReason { get; private set; }

    /// <summary>True once the last entry is written.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>How many reboots the run has asked for, attempts included.</summary>
    public int RebootCount => _steps.Values.Sum(step => step.Attempts.Count(attempt => attempt.Reboots is not null));

    /// <summary>How many boots the program saw that no step had asked for.</summary>
    public int UnplannedBoots { get; private set; }

    /// <summary>What the evidence so far says. Before the end it is at best <see cref="Verdict.Inconclusive"/>.</summary>
    public Verdict Verdict => HasEnded ? VerdictAtEnd : Verdicts.Worse(VerdictAtEnd, Verdict.Inconclusive);

    /// <summary>What the evidence would say if the run ended here.</summary>
    public Verdict VerdictAtEnd => HaltReason is not null
        ? Verdict.Halted
        : Verdicts.Worst([
            .. Begun.Checks.Select(VerdictOf),
            .. UnplannedBoots > 0 || _ledger.Values.Any(item => item.End is LedgerEnd.Left) ? [Verdict.Inconclusive] : Array.Empty<Verdict>(),
        ]);

    /// <summary>Reads the lines of a run.</summary>
    /// <param name="place">Where they lie, for messages.</param>
    /// <param name="lines">The lines, the oldest first.</param>
    /// <exception cref="JournalException">They do not begin with the begin of a run, or one of them cannot be read.</exception>
    public static RunRecord Of(string place, IReadOnlyList<JournalLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        RunRecord record = new();
        foreach (JournalLine line in lines)
        {
            record.Add(place, line);
        }

        return record._begun is not null
            ? record
            : throw new JournalException(place, "the journal is empty", "Nothing was done to the unit. Begin a new run in another folder.");
    }

    /// <summary>The record of a planned step, or null.</summary>
    public StepRecord? Step(string name) => _steps.GetValueOrDefault(name);

    /// <summary>The ledger's item of a name, or null.</summary>
    public LedgerItem? Item(string name) => _ledger.GetValueOrDefault(name);

    /// <summary>The step whose outcome made another needless, or null: one of the same check that concluded it, or that concluded the same round.</summary>
    /// <param name="step">The other step.</param>
    public StepRecord? ConclusionOf(PlannedStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return _concluding.FirstOrDefault(concluding => concluding.Check == step.Check && (concluding.Round is null || concluding.Round == step.Round)) is { } found ? Step(found.Step) : null;
    }

    /// <summary>What the evidence says of one check. A planned step without an outcome is missing evidence, unless an earlier one made it needless.</summary>
    public Verdict VerdictOf(string check) => Verdicts.Worst(Steps
        .Where(step => step.Plan.Check == check && (step.Outcome is not null || step.Plan.Phase is StepPhase.Cleanup || ConclusionOf(step.Plan) is null))
        .Select(step => step.Outcome?.Verdict ?? Verdict.Inconclusive));

    /// <summary>Adds the next line.</summary>
    /// <param name="place">Where it lies, for messages.</param>
    /// <param name="line">The line.</param>
    internal void Add(string place, JournalLine line)
    {
        Entry entry;
        try
        {
            entry = line.ReadEntry();
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or NotSupportedException)
        {
            throw new JournalException(place, $"line {line.Sequence} is no entry that this program knows", "Use the program that wrote it.", exception);
        }

        if (_begun is null && entry is not RunBegun)
        {
            throw new JournalException(place, "the first line does not begin a run", "Begin a new run in another folder.");
        }

        LineCount = line.Sequence;
        LastAt = line.At;
        EvidenceHash = line.Hash;
        Apply(line.At, entry);
    }

    private void Apply(DateTimeOffset at, Entry entry)
    {
        switch (entry)
        {
            case RunBegun begun:
                _begun = begun;
                BegunAt = at;
                foreach (PlannedStep step in begun.Plan)
                {
                    _order.Add(step.Step);
                    _steps.Add(step.Step, new StepRecord(step, [], null, null, null));
                }

                break;
            case UnitIdentified identified:
                Unit = identified.Unit;
                break;
            case Loaded loaded:
                // A boot is a planned one only if a step asked for it in the boot before.
                if (_loads.Count > 0 && _loads[^1].Boot.BootId is var before && before != loaded.Boot.BootId
                    && !_steps.Values.Any(step => step.IsPending && step.Attempts[^1] is { Reboots: not null } attempt && attempt.Boot.BootId == before))
                {
                    UnplannedBoots++;
                }

                _loads.Add(new Load(at, loaded.Boot));
                break;
            case StepIntended intended when Step(intended.Step) is { } step:
                _steps[intended.Step] = step with { Attempts = [.. step.Attempts, new StepAttempt(intended.Attempt, at, intended.Boot, intended.Reboots)] };
                break;
            case StepConcluded concluded when Step(concluded.Step) is { } step:
                _steps[concluded.Step] = step with { Outcome = concluded.Outcome, EndedAt = at, EndBoot = concluded.Boot };
                if (concluded.Outcome.ConcludesCheck)
                {
                    _concluding.Add(step.Plan);
                }

                break;
            case ShuttingDown shutdown:
                _shutdowns.Add((at, shutdown.BootId));
                break;
            case LedgerIntended intended:
                if (!_ledger.ContainsKey(intended.Item))
                {
                    _ledgerOrder.Add(intended.Item);
                }

                _ledger[intended.Item] = new LedgerItem(intended.Item, intended.Kind, intended.SlotsBefore, intended.Fingerprint, intended.Address, null, null, null);
                break;
            case LedgerCreated created when Item(created.Item) is { } item:
                _ledger[created.Item] = item with { Slot = created.Slot, Fingerprint = created.Fingerprint, Address = created.Address };
                break;
            case LedgerClosed closed when Item(closed.Item) is { } item:
                _ledger[closed.Item] = item with { End = closed.End, Reason = closed.Reason };
                break;
            case RunHalted halted:
                HaltReason = halted.Reason;
                break;
            case RunEnded:
                HasEnded = true;
                break;
            case Remark remark:
                _remarks.Add(remark);
                break;
            default:
                break;
        }
    }
}
