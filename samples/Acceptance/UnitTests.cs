using ScmGuard.Harness.Xunit;
using Xunit;

namespace Acceptance;

/// <summary>One test for each step of a run, and one for its verdict: <c>dotnet test --project samples/Acceptance</c>.</summary>
public sealed class UnitTests
{
    /// <summary>
    /// Whether keys outlive reboots on a virtual SCM Rev A1, in this process: nothing to set up. Write <c>scm-b1</c> to see advisory #159 fail.
    /// </summary>
    [Theory]
    [VirtualUnitRun("scm-a1", Check = "persistence")]
    public void Keys_outlive_reboots(StepResult step) => step.ShouldBeGood();

    // A real unit. Its reboots are behind it when the tests are listed: let scm-harness make the run, then show its folder.
    //
    //     scm-harness run --unit ssh --station bench.yaml --out runs/unit-7
    //     SCMGUARD_RUN=$PWD/runs/unit-7 dotnet test --project samples/Acceptance
    //
    // Without SCMGUARD_RUN this fails, and says so: what was not measured is not good.
    //
    //     [Theory]
    //     [UnitRun]
    //     public void The_unit_is_accepted(StepResult step) => step.ShouldBeGood();
    //
    // Several runs stand beside each other if each has its own folder and label:
    //
    //     [UnitRun("runs/unit-7", Label = "unit 7")]
    //     [UnitRun("runs/unit-8", Label = "unit 8")]
}
