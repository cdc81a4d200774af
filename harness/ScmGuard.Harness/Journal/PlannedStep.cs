namespace ScmGuard.Harness.Journal;

/// <summary>A step as the plan has it.</summary>
/// <param name="Step">Its full name, such as <c>persistence/soft-1/reboot</c>: the check's name, then the step's own.</param>
/// <param name="Title">What it does, for a reader.</param>
/// <param name="Phase">When it is due.</param>
/// <param name="Reboots">The reboot that it makes, or null.</param>
/// <param name="Round">The round of a soak that it belongs to, such as <c>round-0001</c>; null outside a soak.</param>
public sealed record PlannedStep(string Step, string Title, StepPhase Phase, RebootKind? Reboots, string? Round = null)
{
    /// <summary>The check that it belongs to.</summary>
    public string Check => Step[..Step.IndexOf('/')];
}
