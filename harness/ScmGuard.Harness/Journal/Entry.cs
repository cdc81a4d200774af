using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>Something that happened in a run. What is not in one of these is not known afterwards.</summary>
/// <remarks>No entry has room for a secret: mnemonics, passphrases and keys are not among the fields.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(RunBegun), "run-begun")]
[JsonDerivedType(typeof(UnitIdentified), "unit-identified")]
[JsonDerivedType(typeof(Loaded), "loaded")]
[JsonDerivedType(typeof(StepIntended), "step-intended")]
[JsonDerivedType(typeof(StepConcluded), "step-concluded")]
[JsonDerivedType(typeof(ShuttingDown), "shutting-down")]
[JsonDerivedType(typeof(LedgerIntended), "ledger-intended")]
[JsonDerivedType(typeof(LedgerCreated), "ledger-created")]
[JsonDerivedType(typeof(LedgerClosed), "ledger-closed")]
[JsonDerivedType(typeof(RunHalted), "run-halted")]
[JsonDerivedType(typeof(RunEnded), "run-ended")]
[JsonDerivedType(typeof(Remark), "remark")]
public abstract record Entry;

/// <summary>The first entry of every run: everything that is needed to make the same plan again.</summary>
/// <param name="Run">The run's name, such as <c>20260131-120000-1f3a</c>.</param>
/// <param name="Program">The program and its version.</param>
/// <param name="Checks">The checks, in their order.</param>
/// <param name="Options">What was asked of them.</param>
/// <param name="Plan">The steps, in their order. What is planned and has no outcome is missing evidence.</param>
/// <param name="PlanHash">SHA-256 of the plan, in hexadecimal. A run is resumed only with the same plan.</param>
/// <param name="Station">Where the run takes place.</param>
/// <param name="RebootKinds">How the unit can be made to boot.</param>
/// <param name="UnitKind">How the unit is reached: <c>virtual</c> or <c>local</c>.</param>
/// <param name="Arming">The token that allows to write to a unit in production mode, or null. It is no secret: it only proves that somebody meant this unit.</param>
public sealed record RunBegun(
    string Run,
    string Program,
    IReadOnlyList<string> Checks,
    CheckOptions Options,
    IReadOnlyList<PlannedStep> Plan,
    string PlanHash,
    StationIdentity Station,
    IReadOnlyList<RebootKind> RebootKinds,
    string UnitKind,
    string? Arming) : Entry;

/// <summary>The unit said who it is.</summary>
/// <param name="Unit">Who.</param>
public sealed record UnitIdentified(UnitIdentity Unit) : Entry;

/// <summary>The program began, or began again after a reboot or a crash.</summary>
/// <param name="Boot">The boot that it runs in.</param>
public sealed record Loaded(BootIdentity Boot) : Entry;

/// <summary>A step is about to be taken.</summary>
/// <param name="Step">Its full name, such as <c>persistence/soft-1/reboot</c>.</param>
/// <param name="Phase">When it is due.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="Boot">The boot that it begins in.</param>
/// <param name="Reboots">The reboot that it is going to make, or null.</param>
public sealed record StepIntended(string Step, StepPhase Phase, int Attempt, BootIdentity Boot, RebootKind? Reboots) : Entry;

/// <summary>A step was taken.</summary>
/// <param name="Step">Its full name.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Boot">The boot that it ended in, where it made a reboot; otherwise null.</param>
public sealed record StepConcluded(string Step, StepOutcome Outcome, BootIdentity? Boot = null) : Entry;

/// <summary>The host is shutting down. The last entry before a reboot, if the power was not cut.</summary>
/// <param name="BootId">The boot that ends.</param>
public sealed record ShuttingDown(string BootId) : Entry;

/// <summary>Something is about to be made on the unit.</summary>
/// <param name="Item">The item's name within the run.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SlotsBefore">The slots of the store concerned that hold a key now.</param>
/// <param name="Fingerprint">The fingerprint that it is going to have, if that is known before; otherwise null.</param>
/// <param name="Address">The wallet and the node that it is going to be, such as <c>scmguard-1f3a m/0'</c>; null outside wallets.</param>
public sealed record LedgerIntended(string Item, LedgerKind Kind, IReadOnlyList<int> SlotsBefore, string? Fingerprint, string? Address) : Entry;

/// <summary>Something was made on the unit by this run.</summary>
/// <param name="Item">The item's name within the run.</param>
/// <param name="Slot">The slot that it lies in.</param>
/// <param name="Fingerprint">SHA-256 of its public key, in hexadecimal; null for a master seed, whose public key some units do not give.</param>
/// <param name="Address">Its place in its wallet as the unit writes it; null outside wallets.</param>
public sealed record LedgerCreated(string Item, int Slot, string? Fingerprint, string? Address) : Entry;

/// <summary>Something that this run made, or meant to make, is settled.</summary>
/// <param name="Item">The item's name within the run.</param>
/// <param name="End">What became of it.</param>
/// <param name="Reason">In words.</param>
public sealed record LedgerClosed(string Item, LedgerEnd End, string Reason) : Entry;

/// <summary>The run was stopped for the sake of the unit.</summary>
/// <param name="Reason">Why.</param>
public sealed record RunHalted(string Reason) : Entry;

/// <summary>The last entry of a run.</summary>
/// <param name="Verdict">The run's verdict, as it follows from the entries before.</param>
public sealed record RunEnded(Verdict Verdict) : Entry;

/// <summary>Something that a reader should know.</summary>
/// <param name="Topic">What it is about: a step's full name, or a word such as <c>clock</c>.</param>
/// <param name="Text">In words.</param>
/// <param name="Measurements">What was measured with it.</param>
public sealed record Remark(string Topic, string Text, IReadOnlyList<Measurement> Measurements) : Entry
{
    /// <summary>What else was seen; null for nothing.</summary>
    public IReadOnlyList<Observation>? Observations { get; init; }

    /// <summary>The files that belong to it; null for none.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }
}
