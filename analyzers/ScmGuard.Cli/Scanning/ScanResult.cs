using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Cli.Scanning;

/// <summary>What a scan found.</summary>
/// <param name="Target">What was scanned.</param>
/// <param name="Projects">The projects in which it ran.</param>
/// <param name="Unscanned">The projects in which it did not.</param>
/// <param name="LeftOut">The full paths of projects that the solution lists and does not build, or that are not written in C#: nobody expects an answer about them.</param>
/// <param name="Findings">What was found, in order.</param>
internal sealed record ScanResult(
    ScanTarget Target, IReadOnlyList<ProjectName> Projects, IReadOnlyList<UnscannedProject> Unscanned, IReadOnlyList<string> LeftOut, IReadOnlyList<Finding> Findings)
{
    /// <summary>The rules that a project's configuration switches off, with the projects that do.</summary>
    public required ILookup<string, string> SwitchedOff { get; init; }

    /// <summary>What the program ends with.</summary>
    /// <param name="failOn">The least level that counts; null if none does.</param>
    /// <returns>One of <see cref="ExitCode"/>. What is not known outweighs what is.</returns>
    public int ExitCodeFor(Level? failOn) =>
        Unscanned.Count > 0 ? ExitCode.NotScanned
        : Findings.Any(finding => Counts(finding, failOn)) ? ExitCode.Findings
        : ExitCode.Clean;

    /// <summary>True if a finding fails the scan.</summary>
    public static bool Counts(Finding finding, Level? failOn) => !finding.IsSuppressed && finding.Level >= failOn;
}
