using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The versions of the vendor's host software: whether they are one published release, or what the station expects, and their known issues.</summary>
internal sealed class HostPackagesRow : IAcceptanceRow
{
    // dpkg-query(1): it prints what is found all the same. Above that it could not look.
    private const int SomeNotFound = 1;

    private const string PythonClient = "zku";

    private static readonly ListSetting s_expected = new(
        "acceptance.packages.expected", [], "The packages that have to be installed, each as name=version, such as zkifc=1.2-38; empty for the versions of any one published release.");

    private static readonly string[] s_debianPackages =
        [.. HostReleases.All.SelectMany(release => release.Packages).Where(package => !package.IsPip).Select(package => package.Name).Distinct().Order(StringComparer.Ordinal)];

    public string Name => "host-packages";

    public string Title => "Look at the versions of the vendor's host software";

    public string Source => SourcePages.GeneralFaq;

    public string Remedy => "Install all packages of one release of the vendor's host software.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected, AcceptedAdvisories.Setting];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        HostAnswer answer = await context.Host.AskAsync(
            new HostCommand("dpkg-query", ["--show", "--showformat=${Package}\\t${Version}\\t${db:Status-Status}\\n", .. s_debianPackages]), stop).ConfigureAwait(false);
        if (answer.ExitCode > SomeNotFound || Read(answer.Output) is not { } installed)
        {
            return StepOutcome.Inconclusive("The answer of dpkg-query cannot be read: expected is a name, a version and a state on each line.", "Run `dpkg-query --show 'zk*'` by hand, and repair the package database.");
        }

        if (await AskPythonClientAsync(context.Host, stop).ConfigureAwait(false) is { } version)
        {
            installed.Add(PythonClient, version);
        }

        return Judge(context, installed).Seen([.. installed.Select(package => new Observation(package.Key, package.Value))]);
    }

    private static SortedDictionary<string, string>? Read(string output)
    {
        SortedDictionary<string, string> installed = new(StringComparer.Ordinal);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // The second of two lines for one package would be another architecture's.
            if (line.Split('\t') is not [{ Length: > 0 } name, { } version, { Length: > 0 } state] || !s_debianPackages.Contains(name))
            {
                return null;
            }

            if (state == "installed" && (!IsVersion(version) || !installed.TryAdd(name, version)))
            {
                return null;
            }
        }

        return installed;
    }

    private static bool IsVersion(string version) => version is [>= '0' and <= '9', ..] && version.All(letter => char.IsAsciiLetterOrDigit(letter) || ".+-:~".Contains(letter));

    // Not every host has a Python client, and no release depends on one.
    private static async Task<string?> AskPythonClientAsync(IHost host, CancellationToken stop)
    {
        try
        {
            HostAnswer answer = await host.AskAsync(new HostCommand("pip3", "show", PythonClient), stop).ConfigureAwait(false);
            const string Prefix = "Version: ";
            return answer.IsGood && answer.Output.Split('\n').FirstOrDefault(line => line.StartsWith(Prefix, StringComparison.Ordinal)) is { } line && IsVersion(line[Prefix.Length..].Trim())
                ? line[Prefix.Length..].Trim()
                : null;
        }
        catch (HostException)
        {
            return null;
        }
    }

    private static StepOutcome Judge(StepContext context, IReadOnlyDictionary<string, string> installed)
    {
        string daemon = HostSystem.Daemon;
        if (!installed.TryGetValue(daemon, out string? daemonVersion))
        {
            return StepOutcome.Fail($"The package {daemon} is not installed.", "Install the vendor's host software.");
        }

        IReadOnlyList<string> expected = s_expected.In(context.Settings);
        StepOutcome outcome = expected.Count > 0 ? HoldAgainst(expected, installed) : FindRelease(installed);
        IReadOnlyList<Advisory> issues = AcceptedAdvisories.NotAccepted(context, Advisories.All.Where(advisory =>
            advisory is { HostPackage: { } package, FixedIn: { } repair } && installed.TryGetValue(package, out string? version) && DebianVersion.Compare(version, repair) < 0));
        return issues.Count == 0 ? outcome : outcome with
        {
            Verdict = Verdicts.Worse(outcome.Verdict, Verdict.Marginal),
            Summary = $"{outcome.Summary} {daemon} {daemonVersion} has the known issue {string.Join("; ", issues.Select(issue => $"{issue.Id}: {issue.Effect}"))}.",
            Advisory = string.Join(", ", issues.Select(issue => issue.Id)),
            Remedy = $"{(outcome.Remedy is null ? "" : outcome.Remedy + " ")}Update {daemon} to {issues.Select(issue => issue.FixedIn!).Aggregate((left, right) => DebianVersion.Compare(left, right) < 0 ? right : left)} or later.",
        };
    }

    private static StepOutcome HoldAgainst(IReadOnlyList<string> expected, IReadOnlyDictionary<string, string> installed)
    {
        List<string> wrong = [];
        foreach (string entry in expected)
        {
            if (entry.Split('=') is not [{ Length: > 0 } name, { Length: > 0 } version])
            {
                return StepOutcome.BenchFault($"acceptance.packages.expected has \"{entry}\": expected is name=version, such as zkifc=1.2-38.", "Correct the station file.");
            }

            if (!installed.TryGetValue(name, out string? there) || there != version)
            {
                wrong.Add($"{name} {there ?? "is not installed"} instead of {version}");
            }
        }

        return wrong.Count == 0
            ? StepOutcome.Pass("All packages have the versions that the station expects.")
            : StepOutcome.Fail($"Packages are not as the station expects: {string.Join(", ", wrong)}.", "Install the expected versions, or correct acceptance.packages.expected.");
    }

    private static StepOutcome FindRelease(IReadOnlyDictionary<string, string> installed)
    {
        (HostRelease Release, string[] Differences)[] releases = [.. HostReleases.All.Select(release => (release, DifferencesFrom(release, installed)))];
        if (releases.FirstOrDefault(release => release.Differences.Length == 0).Release is { } found)
        {
            return StepOutcome.Pass($"The packages are those of the release {found.Name}.") with { Source = found.Source };
        }

        (HostRelease nearest, string[] differences) = releases.MinBy(release => release.Differences.Length);
        return new StepOutcome(Verdict.Marginal, $"The packages are not those of any one published release. The nearest is {nearest.Name}, except for {string.Join(", ", differences)}.")
        {
            Remedy = $"Install all packages of one release, such as {HostReleases.All[^1].Name}; or, if these versions are meant, name them in acceptance.packages.expected.",
        };
    }

    // A Python client is not among the packages that must be there: a host without Python code needs none.
    private static string[] DifferencesFrom(HostRelease release, IReadOnlyDictionary<string, string> installed) =>
    [
        .. release.Packages
            .Where(package => installed.TryGetValue(package.Name, out string? version) ? version != package.Version : !package.IsPip)
            .Select(package => $"{package.Name} {installed.GetValueOrDefault(package.Name, "(not installed)")}"),
    ];
}
