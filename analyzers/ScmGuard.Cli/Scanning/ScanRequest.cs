using System.Collections.Generic;

namespace ScmGuard.Cli.Scanning;

/// <summary>What is asked of a scan.</summary>
/// <param name="Target">What is scanned.</param>
/// <param name="Configuration">The build configuration; null for the projects' own default.</param>
/// <param name="Units">The units that the code runs on, as ScmGuardTarget has them; null to leave that to the projects.</param>
/// <param name="Rules">The rules that count; empty for all of them.</param>
/// <param name="Excluded">The rules that do not count.</param>
internal sealed record ScanRequest(ScanTarget Target, string? Configuration, string? Units, IReadOnlySet<string> Rules, IReadOnlySet<string> Excluded)
{
    /// <summary>True if findings of the rule are asked for.</summary>
    public bool Wants(string rule) => (Rules.Count == 0 || Rules.Contains(rule)) && !Excluded.Contains(rule);
}
