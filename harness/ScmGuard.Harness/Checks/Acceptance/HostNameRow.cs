using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the host has a name of its own. With the factory's, two units in one network are taken for each other.</summary>
internal sealed class HostNameRow : IAcceptanceRow
{
    private const string Path = "/proc/sys/kernel/hostname";

    private static readonly TextSetting s_expected = new("acceptance.host-name.expected", "", "The name that the host has to have; empty for any but the factory's.");

    public string Name => "host-name";

    public string Title => "Look at the host's name";

    public string Source => FactoryImage.HostName.Source;

    public string Remedy => "Run `hostnamectl set-hostname` with a name of the unit's own, and correct /etc/hosts.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        string? name = context.Host.ReadText(Path)?.Trim();
        string expected = s_expected.In(context.Settings);
        return Task.FromResult(name switch
        {
            null or "" => StepOutcome.Inconclusive($"The host's name cannot be read: {Path} is missing or empty.", "Run scm-harness on the unit itself."),
            _ when expected.Length > 0 && name != expected => StepOutcome.Fail($"The host is called {name}, where the station expects {expected}."),
            _ when expected.Length == 0 && name == FactoryImage.HostName => new StepOutcome(Verdict.Marginal, $"The host still has the factory's name, {name}."),
            _ => StepOutcome.Pass($"The host is called {name}."),
        });
    }
}
