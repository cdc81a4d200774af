namespace ScmGuard.Cli.Scanning;

/// <summary>A project in which the scan did not run.</summary>
/// <param name="Name">Which one; its framework is empty where the project as a whole is meant.</param>
/// <param name="Reason">Why, in words that go on after the project's name.</param>
internal sealed record UnscannedProject(ProjectName Name, string Reason);
