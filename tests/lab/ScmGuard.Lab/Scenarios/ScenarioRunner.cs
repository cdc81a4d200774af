using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Lab.Units;

namespace ScmGuard.Lab.Scenarios;

/// <summary>Plays scenarios side by side, and says for each what was expected and what came.</summary>
/// <param name="bench">Where they are played.</param>
/// <param name="say">Told of each, in lines.</param>
public sealed class ScenarioRunner(Bench bench, Action<string> say)
{
    /// <summary>What a scenario expects, in words.</summary>
    /// <param name="scenario">The scenario.</param>
    public static string Expectation(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Because is null ? $"{scenario.Expected}" : $"{scenario.Expected}: {scenario.Because}";
    }

    /// <summary>Plays them. A round begins when the one before has ended: a scenario has one place for its units.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="rounds">How many times each is played.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>True if each ended as expected.</returns>
    public async Task<bool> PlayAsync(IReadOnlyList<Scenario> scenarios, int rounds, int parallel, CancellationToken stop)
    {
        using SemaphoreSlim places = new(parallel);
        int width = scenarios.Max(scenario => scenario.Name.Length);
        int expected = scenarios.Max(scenario => Expectation(scenario).Length);
        say($"{"scenario".PadRight(width)}  {"expected".PadRight(expected)}  seconds  got");
        List<bool> results = [];
        for (int round = 0; round < rounds; round++)
        {
            results.AddRange(await Task.WhenAll(scenarios.Select(InItsPlaceAsync)).ConfigureAwait(false));
        }

        say($"{results.Count(isGood => isGood)} of {results.Count} ended as expected");
        return results.TrueForAll(isGood => isGood);

        async Task<bool> InItsPlaceAsync(Scenario scenario)
        {
            await places.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                long begin = Stopwatch.GetTimestamp();
                (bool isGood, string got) = await PlayAsync(scenario, stop).ConfigureAwait(false);
                say(FormattableString.Invariant($"{scenario.Name.PadRight(width)}  {Expectation(scenario).PadRight(expected)}  {Stopwatch.GetElapsedTime(begin).TotalSeconds,7:0.0}  {(isGood ? "" : "UNEXPECTED ")}{got}"));
                return isGood;
            }
            finally
            {
                places.Release();
            }
        }
    }

    private async Task<(bool IsGood, string Got)> PlayAsync(Scenario scenario, CancellationToken stop)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(scenario.Limit);
        try
        {
            Ending ending = await scenario.PlayAsync(bench, late.Token).ConfigureAwait(false);
            bool isGood = ending.Verdict == scenario.Expected && (scenario.Because is null || ending.Words.Any(words => words.Contains(scenario.Because, StringComparison.Ordinal)));
            return (isGood, isGood ? Expectation(scenario) : $"{ending.Verdict}: {string.Join(" | ", ending.Words)}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (false, $"it did not end within {scenario.Limit.TotalMinutes} minutes");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (false, exception is LabException ? exception.Message : exception.ToString());
        }
    }
}
