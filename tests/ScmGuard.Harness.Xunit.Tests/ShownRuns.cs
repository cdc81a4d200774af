namespace ScmGuard.Harness.Xunit.Tests;

/// <summary>What a QA project has. Other tests run it in a process of its own; it is no test of this project.</summary>
public sealed class ShownRuns
{
    [Theory(Explicit = true)]
    [UnitRun]
    public void The_run_that_the_environment_names(StepResult step) => step.ShouldBeGood();
}
