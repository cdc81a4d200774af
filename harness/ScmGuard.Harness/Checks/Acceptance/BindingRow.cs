using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the module is bound to its host, and in the mode that the station expects. The harness never changes the mode.</summary>
internal sealed class BindingRow : IAcceptanceRow
{
    private const string Developer = "developer";
    private const string Production = "production";
    private const string Any = "any";

    private static readonly TextSetting s_expected = new("acceptance.binding.expected", Any, "The mode that the unit has to be in.", Developer, Production, Any);

    public string Name => "binding";

    public string Title => "Look at the binding";

    public string Source => SourcePages.ProductionMode;

    public string Remedy => "Look at the LED and at `systemctl status zkifc`.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        BindingInfo binding = context.Zymkey.GetBindingInfo();
        string mode = binding.IsLocked ? Production : Developer;
        string expected = s_expected.In(context.Settings);
        StepOutcome outcome = binding switch
        {
            { IsBound: false, IsLocked: false } => StepOutcome.Fail(
                "The module is not bound to this host.", "Look at the LED: rapid flashing without end means that it cannot bind. On I2C look at the wake pin; otherwise reboot, and see `systemctl status zkifc`."),
            { IsBound: false } => StepOutcome.Fail(
                "The module is locked, and not bound to this host.", $"Put it back into the host that it was locked to, with that host's own {HostSystem.StateFolder.Value}. It binds to no other."),
            _ when expected is Production && !binding.IsLocked => StepOutcome.Fail(
                "The unit is in developer mode, where the station expects production mode.",
                "Lock the binding by hand when everything else is accepted: it is for good, and the harness never does it."),
            _ when expected is Developer && binding.IsLocked => StepOutcome.Fail(
                "The unit is in production mode, where the station expects developer mode.", "Use another unit: a locked binding cannot be opened again."),
            _ => StepOutcome.Pass($"The module is bound, in {mode} mode{(expected is Any ? "" : ", as expected")}."),
        };
        return Task.FromResult(outcome.Seen(new Observation("mode", mode), new Observation("bound", binding.IsBound ? "yes" : "no")));
    }
}
