namespace ScmGuard.Cli.Scanning;

/// <summary>Why a finding does not count, as the compiler's log has it.</summary>
/// <param name="Kind"><c>inSource</c> for a pragma or an attribute, <c>external</c> for anything else.</param>
/// <param name="Justification">What the author says, or null.</param>
internal sealed record Suppression(string Kind, string? Justification);
