using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Checks.Soak;

/// <summary>Another check, again and again: for a number of rounds or for a time.</summary>
/// <param name="find">Finds the other check by its name.</param>
public sealed class SoakCheck(Func<string, ICheck?> find) : ICheck
{
    /// <summary>The most rounds of a soak that goes by time. A plan has an end, since it stands in the journal.</summary>
    public const int MostRounds = 1000;

    private const string FirstStep = "begin";

    /// <inheritdoc/>
    public string Name => "soak";

    /// <inheritdoc/>
    public string Title => "Another check again and again, for a number of rounds or for a time";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It is not said which check to repeat, there is none of that name, or not how long.</exception>
    public IReadOnlyList<Step> Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckOptions options = request.Options;
        if (options.SoakCheck is not { } name || name == Name || find(name) is not { } check)
        {
            throw new ArgumentException($"A soak repeats another check: \"{options.SoakCheck}\" is none.", nameof(request));
        }

        int rounds = (options.SoakRounds, options.SoakTime) switch
        {
            ( >= 1 and <= MostRounds and { } count, null) => count,
            (null, { Ticks: > 0 }) => MostRounds,
            _ => throw new ArgumentException($"A soak needs either a number of rounds, 1 to {MostRounds}, or a time above 0.", nameof(request)),
        };
        IReadOnlyList<Step> steps = check.Plan(request);
        return
        [
            .. Enumerable.Range(1, rounds).SelectMany(round => Round(steps, string.Create(CultureInfo.InvariantCulture, $"round-{round:0000}"), options.SoakTime)),
            Step.CleanUp(),
        ];
    }

    private static IEnumerable<Step> Round(IReadOnlyList<Step> steps, string round, TimeSpan? time)
    {
        if (time is { } length)
        {
            // No round of its own: what it concludes is the whole soak.
            yield return new Step { Name = $"{round}/{FirstStep}", Title = "See whether there is time for another round", Act = (context, _) => Task.FromResult(Begin(context, length)) };
        }

        foreach (Step step in steps.OrderBy(step => step.Phase is StepPhase.Cleanup))
        {
            // What a round made goes with the round, or the next one would not find the unit as it was.
            yield return step with { Name = $"{round}/{step.Name}", Phase = step.Phase is StepPhase.Cleanup ? StepPhase.AfterBoot : step.Phase, Round = round };
        }

        yield return new Step { Name = $"{round}/summary", Title = "Sum the rounds up", Act = (context, _) => Task.FromResult(Summarize(context)) };
    }

    private static StepOutcome Begin(StepContext context, TimeSpan length)
    {
        DateTimeOffset now = context.Unit.Clock.GetUtcNow();
        TimeSpan gone = now - context.Run.BegunAt;
        TimeSpan left = gone < length ? length - gone : TimeSpan.Zero;

        // Without a single round there is no evidence, however late the first one begins.
        bool isFirst = !context.Run.Steps.Any(step => step.Plan.Round is not null && step.Attempts.Count > 0);
        return isFirst || gone < length
            ? StepOutcome.Pass($"There is time left: {Words(left)}.").Judged(new Measurement("time left", left.TotalSeconds, "s"))
            : StepOutcome.Pass($"The time is over, after {Words(gone)}.") with { ConcludesCheck = true };
    }

    private static StepOutcome Summarize(StepContext context)
    {
        Verdict[] rounds = [.. context.Run.Steps
            .Where(step => step.Plan.Round is not null && step.Outcome is not null)
            .GroupBy(step => step.Plan.Round)
            .Select(round => Verdicts.Worst(round.Select(step => step.Outcome!.Verdict)))];
        int bad = rounds.Count(verdict => !verdict.IsGood());
        return StepOutcome.Pass(bad == 0 ? $"{rounds.Length} rounds, all good." : $"{rounds.Length} rounds, {bad} of them not good.").Judged(
            new Measurement("rounds", rounds.Length, "1"),
            new Measurement("rounds not good", bad, "1"),
            new Measurement("boots", context.Run.RebootCount, "1"));
    }

    private static string Words(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min {time.Seconds} s");
}
