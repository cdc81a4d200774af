using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Engine;

/// <summary>What a step can use.</summary>
public sealed class StepContext
{
    private readonly Func<IZymkey> _openZymkey;

    internal StepContext(PlannedStep step, IUnit unit, RunRecord run, Ledger ledger, Func<IZymkey> openZymkey, BootIdentity boot, TimeProvider time)
    {
        Step = step;
        Unit = unit;
        Run = run;
        Ledger = ledger;
        Boot = boot;
        Time = time;
        _openZymkey = openZymkey;
    }

    /// <summary>The step itself.</summary>
    public PlannedStep Step { get; }

    /// <summary>The unit. To reboot it is the engine's business.</summary>
    public IUnit Unit { get; }

    /// <summary>The host.</summary>
    public IHost Host => Unit.Host;

    /// <summary>The module: one connection for all steps of a boot.</summary>
    /// <exception cref="ZymkeyException">The module does not answer.</exception>
    public IZymkey Zymkey => _openZymkey();

    /// <summary>The run so far. It is what the journal says, so it outlives a reboot.</summary>
    public RunRecord Run { get; }

    /// <summary>What the run makes on the unit goes through here.</summary>
    public Ledger Ledger { get; }

    /// <summary>The boot that the step began in.</summary>
    public BootIdentity Boot { get; }

    /// <summary>The clock for waiting. Not the host's wall clock, which is <see cref="IUnit.Clock"/>.</summary>
    public TimeProvider Time { get; }

    /// <summary>What the station set.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings => Run.Begun.Options.Settings;

    /// <summary>What is known about the unit's model; null if the unit did not say who it is, or is none that a table names.</summary>
    public ModelFacts? Model => Models.All.FirstOrDefault(model => model.Name == Run.Unit?.Model);

    /// <summary>The outcome of an earlier step of the same check, and of the same round, or null if there is none.</summary>
    /// <param name="step">The step's name within the check.</param>
    public StepOutcome? OutcomeOf(string step) => RecordOf(step)?.Outcome;

    /// <summary>What the journal says of a step of the same check, or null if it has no such step.</summary>
    /// <param name="step">The step's name within the check.</param>
    public StepRecord? RecordOf(string step) => Run.Step(Step.Round is null ? $"{Step.Check}/{step}" : $"{Step.Check}/{Step.Round}/{step}");

    /// <summary>A name for something that the step makes, which no other round uses.</summary>
    /// <param name="name">The name within the check, such as <c>foreign key</c>.</param>
    public string Own(string name) => Step.Round is null ? name : $"{Step.Round} {name}";
}
