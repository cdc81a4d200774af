using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Cli.Scanning;

/// <summary>Builds what is scanned in a folder of its own with the rules that lie beside this program, and gathers what they say.</summary>
/// <param name="request">What is asked.</param>
/// <param name="progress">Told of each step.</param>
internal sealed partial class Scan(ScanRequest request, Action<string> progress)
{
    // What the scan's targets write for each project that is compiled.
    private const string ProgressMark = "scmguard-scan: ";

    private readonly ScanTarget _target = request.Target;

    /// <summary>Scans.</summary>
    /// <exception cref="ScanException">Nothing could be built at all.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken stop)
    {
        using ScanFolder folder = new();
        progress($"Scanning {_target.Shorten(_target.File)} ...");
        var (exitCode, output) = await new Dotnet(_target.Folder).RunAsync(ArgumentsFor(folder), Say, stop);

        // Ctrl-C reaches the build as well, which can end before it is stopped.
        stop.ThrowIfCancellationRequested();
        IReadOnlyList<ScannedProject> projects = ScannedProject.ReadAll(folder.Logs);
        IReadOnlyList<BuildError> errors = BuildError.ReadAll(folder.Errors);
        if (projects.Count == 0 && errors.Count == 0)
        {
            throw new ScanException($"{_target.Shorten(_target.File)} was not scanned: `dotnet build` ended with {exitCode} and compiled no C# project. {Words(output)}".TrimEnd());
        }

        List<UnscannedProject> unscanned = [.. Unscanned(projects, errors)];
        HashSet<string> accounted = [.. projects.Select(project => project.Name.Path), .. unscanned.Select(project => project.Name.Path)];
        List<string> missing = [.. _target.Listed.Where(project => !accounted.Contains(project))];
        if (errors.Count > 0)
        {
            // The build ended before it came to them.
            unscanned.AddRange(missing.Where(ScanTarget.IsProject).Select(project => new UnscannedProject(new ProjectName(project, string.Empty), File.Exists(project)
                ? "was not reached: a project that it needs, or the restore, failed"
                : "is not there, although the solution lists it")));
            missing.RemoveAll(ScanTarget.IsProject);
        }

        return new ScanResult(_target, [.. projects.Where(project => project.Failure is null).Select(project => project.Name)], [.. unscanned.OrderBy(project => project.Name)], missing, Gather(projects))
        {
            SwitchedOff = projects.SelectMany(project => project.Log.SwitchedOff.Where(request.Wants).Select(rule => (rule, project.Name.Path))).Distinct().ToLookup(off => off.rule, off => off.Path),
        };
    }

    private void Say(string line)
    {
        int mark = line.IndexOf(ProgressMark, StringComparison.Ordinal);
        if (mark >= 0)
        {
            string[] parts = line[(mark + ProgressMark.Length)..].Split('|');
            progress($"  {_target.Shorten(parts[0])}{(parts.Length > 1 && parts[1].Length > 0 ? $" ({parts[1]})" : "")}");
        }
    }

    private List<string> ArgumentsFor(ScanFolder folder)
    {
        string targets = Path.Combine(AppContext.BaseDirectory, "msbuild");
        List<string> arguments =
        [
            "build", _target.File,
            "--artifacts-path", folder.Path,
            "--verbosity", "minimal",
            "-tl:off",
            "-clp:NoSummary",

            // Directory.Build.rsp of the tree can make errors of warnings, and write logs into the tree.
            "-noAutoResponse",
            $"-flp:LogFile={folder.Errors};ErrorsOnly;Encoding=UTF-8",
            "-p:ScmGuardScan=true",
            Dotnet.Property("ScmGuardScanRoot", Path.TrimEndingDirectorySeparator(_target.Root) + Path.DirectorySeparatorChar),
            Dotnet.Property("ScmGuardScanPackages", PackageFolder.Of(_target) ?? string.Empty),
            "-p:UseArtifactsOutput=true",
            "-p:UseSharedCompilation=false",
            Dotnet.Property("DirectoryBuildPropsPath", Path.Combine(targets, "BeforeProject.props")),
            Dotnet.Property("MSBuildUserExtensionsPath", targets),
            Dotnet.Property("CustomAfterMicrosoftCommonCrossTargetingTargets", Path.Combine(targets, "CrossTargeting.targets")),
            "-p:ImportUserLocationsByWildcardBeforeMicrosoftCommonTargets=true",
            "-p:ImportUserLocationsByWildcardAfterMicrosoftCommonTargets=true",
            "-p:ImportUserLocationsByWildcardAfterMicrosoftCSharpTargets=true",
        ];
        if (request.Configuration is { } configuration)
        {
            arguments.AddRange(["--configuration", configuration]);
        }

        if (request.Units is { } units)
        {
            arguments.Add(Dotnet.Property("ScmGuardTarget", units));
        }

        return arguments;
    }

    /// <summary>The projects that the compiler did not come to, and those in which it did not run the rules.</summary>
    private IEnumerable<UnscannedProject> Unscanned(IReadOnlyList<ScannedProject> projects, IReadOnlyList<BuildError> errors)
    {
        foreach (ScannedProject project in projects.Where(project => project.Failure is not null))
        {
            yield return new UnscannedProject(project.Name, project.Failure!);
        }

        // What fails after the rules ran in a project does not concern the scan; a rule's own finding can be an error of the build.
        foreach (var failed in errors.Where(error => !projects.Any(project => project.Name.Path == error.Project.Path && (error.Project.Framework.Length == 0 || project.Name.Framework == error.Project.Framework)))
            .GroupBy(error => error.Project))
        {
            List<BuildError> reasons = [.. failed];
            string path = failed.Key.Path.Length > 0 ? failed.Key.Path : _target.File;
            yield return new UnscannedProject(failed.Key with { Path = path }, reasons[0].Reason(reasons.Count - 1, _target));
        }
    }

    /// <summary>The findings of all projects: one that several target frameworks or projects share is one finding.</summary>
    private IReadOnlyList<Finding> Gather(IReadOnlyList<ScannedProject> projects)
    {
        IEnumerable<Finding> found = projects.SelectMany(project => project.Log.Findings.Select(finding => finding with { Projects = [project.Name] }));
        List<Finding> findings = [.. found
            .Concat(WalletsAcrossProjects.Find(projects, _target))
            .Where(finding => request.Wants(finding.Rule))
            .GroupBy(finding => (finding.Rule, finding.Message, finding.Place, Project: finding.Place is null ? finding.Projects[0].Path : null))
            .Select(Join)];
        findings.Sort(Finding.InOrder);
        return findings;
    }

    private static Finding Join(IEnumerable<Finding> same)
    {
        List<Finding> all = [.. same];

        // Suppressed for one target framework only, it counts for the other.
        return (all.Find(finding => !finding.IsSuppressed) ?? all[0]) with
        {
            Level = all.Max(finding => finding.Level),
            Projects = [.. all.SelectMany(finding => finding.Projects).Distinct().Order()],
        };
    }

    /// <summary>What the command says of it: the SDK that is missing, or its first lines.</summary>
    private static string Words(string output) => MissingSdk().Match(output) is { Success: true } sdk
        ? $"It needs the .NET SDK {sdk.Groups["version"].Value}, which global.json asks for and which is not installed."
        : string.Join(" ", output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(6));

    [GeneratedRegex(@"compatible \.NET SDK was not found.*?Requested SDK version: (?<version>\S+)", RegexOptions.Singleline)]
    private static partial Regex MissingSdk();
}
