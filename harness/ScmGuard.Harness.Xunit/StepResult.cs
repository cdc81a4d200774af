using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using Xunit;
using Xunit.Sdk;

namespace ScmGuard.Harness.Xunit;

/// <summary>What the evidence says of one planned step, or of the run as a whole.</summary>
public sealed class StepResult : IXunitSerializable
{
    /// <summary>The name of the result for the run as a whole. What concerns no step, such as a boot that nobody asked for, is seen here only.</summary>
    public const string RunName = "run/verdict";

    private RunSource? _source;

    /// <summary>For the test framework, which fills it in: without that, it is a result that fails.</summary>
    public StepResult()
    {
    }

    /// <summary>The step's full name, such as <c>persistence/soft-1/key-pairs</c>, or <see cref="RunName"/>.</summary>
    public string Name { get; private set; } = RunName;

    /// <summary>What the evidence says; <see cref="Verdict.Inconclusive"/> where it is missing. Null only for a step that was not needed.</summary>
    public Verdict? Verdict { get; private set; } = Journal.Verdict.Inconclusive;

    /// <summary>What happened, in sentences.</summary>
    public string Summary { get; private set; } = "Nothing was read.";

    /// <summary>What to do about it, or null.</summary>
    public string? Remedy { get; private set; }

    /// <summary>The known issue behind it, such as <c>#159</c>, or null.</summary>
    public string? Advisory { get; private set; }

    /// <summary>The page that says what should have happened, or null.</summary>
    public string? Source { get; private set; }

    /// <summary>What was measured, each with its unit and its limits, in words; for the run, what concerns it as a whole.</summary>
    public IReadOnlyList<string> Details { get; private set; } = [];

    /// <summary>True if the unit was simulated: nothing was measured on hardware.</summary>
    public bool IsVirtual { get; private set; }

    /// <summary>True if there is no run to show.</summary>
    internal bool IsNothing { get; private set; }

    /// <summary>Passes if the evidence is there and good. A marginal result passes with a warning; a step that was not needed is skipped.</summary>
    /// <exception cref="XunitException">It is not good, or evidence is missing. The message is the verdict, what happened, and what to do.</exception>
    public void ShouldBeGood()
    {
        string text = Text();
        Assert.SkipWhen(Verdict is null, text);
        if (Verdict?.IsGood() != true)
        {
            Assert.Fail(text);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(text);
        if (Verdict is Journal.Verdict.Marginal)
        {
            TestContext.Current.AddWarning(text);
        }
    }

    /// <summary>The name, as a test runner shows an argument.</summary>
    public override string ToString() => Name;

    /// <summary>Writes where the result comes from. What it says is read again, so that a test keeps its identity when the evidence changes.</summary>
    /// <param name="info">Where to.</param>
    public void Serialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        info.AddValue("source", JsonSerializer.Serialize(_source));
        info.AddValue("step", Name);
    }

    /// <summary>Reads the result again.</summary>
    /// <param name="info">Where it comes from.</param>
    public void Deserialize(IXunitSerializationInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (info.GetValue<string>("source") is not { } text || JsonSerializer.Deserialize<RunSource>(text) is not { } source || info.GetValue<string>("step") is not { } step)
        {
            return;
        }

        StepResult result = KnownRuns.Of(source, step);
        _source = source;
        Name = step;
        Verdict = result.Verdict;
        Summary = result.Summary;
        Remedy = result.Remedy;
        Advisory = result.Advisory;
        Source = result.Source;
        Details = result.Details;
        IsVirtual = result.IsVirtual;
        IsNothing = result.IsNothing;
    }

    /// <summary>The results of a run: its steps in their order, then the run as a whole.</summary>
    internal static IReadOnlyList<StepResult> AllOf(RunSource source, ReportedRun run) => [.. run.Steps.Select(step => Of(source, run, step)), Of(source, run)];

    /// <summary>The only result where there is no run to show. Missing evidence is no pass.</summary>
    internal static StepResult Nothing(RunSource source, string problem, string? remedy) => new() { _source = source, Summary = problem, Remedy = remedy, IsNothing = true };

    private static StepResult Of(RunSource source, ReportedRun run, ReportedStep step) => new()
    {
        _source = source,
        Name = step.Name,
        Verdict = step.Verdict,
        Summary = step.Summary,
        Remedy = step.Remedy,
        Advisory = step.Record.Outcome?.Advisory,
        Source = step.Record.Outcome?.Source,
        Details = step.Measured,
        IsVirtual = run.IsVirtual,
    };

    private static StepResult Of(RunSource source, ReportedRun run) => new()
    {
        _source = source,
        Verdict = run.Verdict,
        Summary = $"{run.UnitTitle}. {string.Join(", ", run.Checks.Select(check => $"{check.Name}: {check.Verdict}"))}.",
        Details = [.. run.RunFindings.Select(finding => $"{finding.Title}: {finding.Summary} {finding.Remedy}"), $"Evidence: {run.Record.EvidenceHash}"],
        IsVirtual = run.IsVirtual,
    };

    private string Text()
    {
        List<string> lines = [$"{(Verdict is { } verdict ? verdict : "Not needed")}: {Summary}"];
        lines.AddRange(new[] { ("What to do", Remedy), ("Advisory", Advisory), ("Source", Source) }.Where(line => line.Item2 is not null).Select(line => $"{line.Item1}: {line.Item2}"));
        lines.AddRange(Details);
        return string.Join('\n', lines);
    }
}
