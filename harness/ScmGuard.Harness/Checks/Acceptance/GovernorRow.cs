using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The processors' frequency governor, which can disturb the bus.</summary>
internal sealed class GovernorRow : IAcceptanceRow
{
    private const string Folder = "/sys/devices/system/cpu";

    private static readonly TextSetting s_expected = new("acceptance.governor.expected", HostSystem.AdvisedGovernor, "The frequency governor that every processor has to have.");

    public string Name => "governor";

    public string Title => "Look at the frequency governor";

    public string Source => HostSystem.AdvisedGovernor.Source;

    public string Remedy => $"Set the governor to {HostSystem.AdvisedGovernor.Value} at each boot, as the vendor's page describes.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        string?[] answers =
        [
            .. (context.Host.List(Folder) ?? [])
                .Where(name => name.StartsWith("cpu", StringComparison.Ordinal) && name.Length > 3 && name[3..].All(char.IsAsciiDigit))
                .Select(name => context.Host.ReadText($"{Folder}/{name}/cpufreq/scaling_governor")?.Trim()),
        ];
        string[] governors = [.. answers.OfType<string>().Where(governor => governor.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        string seen = string.Join(", ", governors);
        string expected = s_expected.In(context.Settings);
        Advisory advisory = Advisories.GovernorDisturbsBus;
        StepOutcome outcome = governors switch
        {
            _ when governors.Contains(HostSystem.HarmfulGovernor.Value) && expected != HostSystem.HarmfulGovernor => StepOutcome.Fail($"The governor is {seen}: {advisory.Effect}.", Remedy) with { Advisory = advisory.Id },
            _ when answers is [] || answers.Any(string.IsNullOrEmpty) => StepOutcome.Inconclusive($"Not every processor says which governor it has: a scaling_governor below {Folder} is missing or empty.", "Look whether the kernel scales frequencies at all, and whether a processor is offline."),
            [var only] when only == expected => StepOutcome.Pass($"Every processor has the governor {only}."),
            _ => new StepOutcome(Verdict.Marginal, $"The governor is {seen}, where {expected} is expected. No page says whether it does harm."),
        };
        return Task.FromResult(outcome.Seen(new Observation("governor", seen)));
    }
}
