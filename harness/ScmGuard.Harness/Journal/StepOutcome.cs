using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Journal;

/// <summary>What came of a step.</summary>
/// <param name="Verdict">What the evidence says. See <see cref="Judged"/> for one that measurements can only make worse.</param>
/// <param name="Summary">What happened, in one sentence for the person who signs.</param>
public sealed record StepOutcome(Verdict Verdict, string Summary)
{
    /// <summary>What to do about it, or null.</summary>
    public string? Remedy { get; init; }

    /// <summary>The known issue behind it, such as <c>#159</c>, or null.</summary>
    public string? Advisory { get; init; }

    /// <summary>The page that says what should have happened, or null.</summary>
    public string? Source { get; init; }

    /// <summary>What was measured.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>What else was seen.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>The files that belong to the evidence; null for none.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>True if what the check wants to know is known: the rest of its steps, except cleaning up, is left out.</summary>
    public bool ConcludesCheck { get; init; }

    /// <summary>The observation of a name, or null.</summary>
    public string? Observed(string name) => Observations.FirstOrDefault(observation => observation.Name == name)?.Value;

    /// <summary>A good outcome.</summary>
    public static StepOutcome Pass(string summary) => new(Verdict.Pass, summary);

    /// <summary>The unit does not do what it should.</summary>
    public static StepOutcome Fail(string summary, string? remedy = null) => new(Verdict.Fail, summary) { Remedy = remedy };

    /// <summary>Nothing could be proven.</summary>
    public static StepOutcome Inconclusive(string summary, string? remedy = null) => new(Verdict.Inconclusive, summary) { Remedy = remedy };

    /// <summary>The bench failed.</summary>
    public static StepOutcome BenchFault(string summary, string? remedy = null) => new(Verdict.BenchFault, summary) { Remedy = remedy };

    /// <summary>The same with measurements, which can only make the verdict worse.</summary>
    public StepOutcome Judged(params IReadOnlyList<Measurement> measurements) => this with
    {
        Verdict = measurements.Select(measurement => measurement.Verdict ?? Verdict.Pass).Append(Verdict).Max(),
        Measurements = [.. Measurements, .. measurements],
    };

    /// <summary>The same with files.</summary>
    public StepOutcome Attached(params IReadOnlyList<Attachment> attachments) => this with { Attachments = [.. Attachments ?? [], .. attachments] };

    /// <summary>The same with observations.</summary>
    public StepOutcome Seen(params IReadOnlyList<Observation> observations) => this with { Observations = [.. Observations, .. observations] };
}
