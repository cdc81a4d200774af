using System.ComponentModel;
using System.Globalization;
using Spectre.Console;

namespace ScmGuard.Quickstart;

/// <summary>Packs the analyzers, builds a gateway with mistakes in it and the same gateway repaired, and shows what the package said; shows on virtual units which key outlives a reboot, takes two of them through the bench, and reads the LED of one before and after a tamper event.</summary>
internal sealed class Tour(Checkout checkout, DotnetCommand dotnet, IAnsiConsole console)
{
    /// <summary>The firmware that loses generated key pairs on Rev B, and on Rev B only (advisory #159).</summary>
    private const string Firmware = "01.02.02release";

    /// <summary>What the gateway is made to do wrong.</summary>
    private static readonly string[] _expectedRules = ["SCM1001", "SCM2001"];

    /// <summary>The units on the bench: what the program must end with, and what it must say.</summary>
    private static readonly (string Profile, int ExitCode, string Says)[] _units = [("scm-b1", 1, "#159"), ("scm-a1", 0, "Verdict: Pass")];

    /// <summary>Takes the tour.</summary>
    /// <returns>True if the gateway was found out and the repaired one is clean.</returns>
    /// <exception cref="QuickstartException">A step could not be taken.</exception>
    public async Task<bool> TakeAsync(CancellationToken stop)
    {
        await RequireSdkAsync(stop);
        RequireSamples();

        console.MarkupLine($"Packing the analyzers into [bold]{Markup.Escape(checkout.Shorten(checkout.Feed))}[/] ...");
        await PackAsync(stop);

        console.MarkupLine($"Building [bold]{Markup.Escape(checkout.Shorten(checkout.Gateway))}[/] against the package ...");
        var gateway = await BuildAsync(checkout.Gateway, stop);
        console.WriteLine();
        var printer = new FindingPrinter(console, checkout);
        foreach (var finding in gateway.Findings)
        {
            printer.Print(finding);
        }

        console.MarkupLine($"Building [bold]{Markup.Escape(checkout.Shorten(checkout.RepairedGateway))}[/] against the package ...");
        var repaired = await BuildAsync(checkout.RepairedGateway, stop);
        console.WriteLine();
        foreach (var finding in repaired.Findings)
        {
            printer.Print(finding);
        }

        if (!Conclude(gateway, repaired))
        {
            return false;
        }

        console.WriteLine();
        console.MarkupLine($"Running [bold]{Markup.Escape(checkout.Shorten(checkout.KeyLifecycle))}[/]: which key outlives a reboot ...");
        console.WriteLine();
        console.Write(new Text(await ShowKeysAsync(stop)));
        foreach (var (profile, exitCode, says) in _units)
        {
            console.WriteLine();
            console.MarkupLine($"Taking a virtual [bold]{profile}[/] with firmware {Firmware} through the bench: persistence, boot timing, acceptance ...");
            console.WriteLine();
            console.Write(new Text(await TakeThroughTheBenchAsync(profile, exitCode, says, stop)));
        }

        await ShowLedAsync(stop);
        return true;
    }

    private async Task RequireSdkAsync(CancellationToken stop)
    {
        const string expected = "the .NET SDK that global.json asks for";
        const string remedy = "Install the .NET 10 SDK from https://dotnet.microsoft.com/download and make sure that `dotnet` is on the path.";
        try
        {
            var version = await dotnet(["--version"], stop);
            if (version.ExitCode != 0)
            {
                throw new QuickstartException("`dotnet --version` failed.", expected, remedy, version.Output);
            }
        }
        catch (Win32Exception)
        {
            throw new QuickstartException("The command `dotnet` was not found.", expected, remedy);
        }
    }

    private void RequireSamples()
    {
        string[] missing = [.. new[] { checkout.PackageProject, checkout.Gateway, checkout.RepairedGateway, checkout.KeyLifecycle, checkout.Harness }.Where(project => !File.Exists(project)).Select(checkout.Shorten)];
        if (missing.Length > 0)
        {
            throw new QuickstartException(
                $"Missing: {string.Join(", ", missing)}.",
                $"a whole checkout in {checkout.Root}",
                "Restore the files, for example with `git checkout -- samples analyzers harness`, and start again.");
        }
    }

    private async Task PackAsync(CancellationToken stop)
    {
        Delete(checkout.Feed);
        Delete(checkout.UnpackedPackage);
        Directory.CreateDirectory(checkout.Feed);
        var pack = await dotnet(["pack", checkout.PackageProject, "--output", checkout.Feed], stop);
        if (pack.ExitCode != 0)
        {
            throw new QuickstartException(
                $"`dotnet pack` of {checkout.Shorten(checkout.PackageProject)} failed.",
                "the analyzers to build and to be packed",
                "Read its output above. The first run needs a package source for the compiler API that the analyzers build on (see `dotnet nuget list source`); later runs need none.",
                pack.Output);
        }
    }

    private async Task<SarifLog> BuildAsync(string project, CancellationToken stop)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var report = Path.Combine(checkout.Output, name + ".sarif");
        File.Delete(report);
        var build = await dotnet(
            ["build", project, "--no-incremental", "--artifacts-path", Path.Combine(checkout.Output, "build"), $"-p:ErrorLog={report}%2Cversion=2.1"],
            stop);
        if (build.ExitCode != 0)
        {
            throw new QuickstartException(
                $"`dotnet build` of {checkout.Shorten(project)} failed.",
                "the sample to compile, with warnings at most",
                "Read its output above. If the sample was edited, `git diff samples` shows how.",
                build.Output);
        }

        if (!File.Exists(report) || SarifLog.Read(report) is not { } log || !log.Rules.IsSupersetOf(_expectedRules))
        {
            throw new QuickstartException(
                $"{checkout.Shorten(project)} was built, but the rules {string.Join(" and ", _expectedRules)} did not run.",
                "the compiler to load the package's analyzers",
                "Read the build's output above. Analyzers may be switched off by RunAnalyzers or an environment variable of that name.",
                build.Output);
        }

        return log;
    }

    private async Task<string> ShowKeysAsync(CancellationToken stop)
    {
        var run = await dotnet(["run", "--project", checkout.KeyLifecycle], stop);
        return run.ExitCode == 0
            ? run.Output
            : throw new QuickstartException(
                $"`dotnet run` of {checkout.Shorten(checkout.KeyLifecycle)} failed.",
                "two virtual units to be rebooted, and what is left of their keys to be shown",
                "Read its output above. The virtual unit needs OpenSSL's libcrypto (Debian: apt-get install libssl3) and runs on Linux.",
                run.Output);
    }

    private async Task<string> TakeThroughTheBenchAsync(string profile, int exitCode, string says, CancellationToken stop)
    {
        var folder = checkout.Bench(profile);
        Delete(folder);
        var run = await dotnet(["run", "--project", checkout.Harness, "--", "run", "--unit", "virtual", "--profile", profile, "--firmware", Firmware, "--out", folder], stop);
        if (run.ExitCode != exitCode || !run.Output.Contains(says, StringComparison.Ordinal))
        {
            throw new QuickstartException(
                $"`dotnet run` of {checkout.Shorten(checkout.Harness)} ended with {run.ExitCode} for {profile}.",
                $"exit code {exitCode}, and the word {says}",
                "Read its output above. The virtual unit needs OpenSSL's libcrypto (Debian: apt-get install libssl3) and runs on Linux.",
                run.Output);
        }

        // What went well is in the report.
        return string.Concat(run.Output.Split('\n').Where(IsNews).Select(line => line.TrimEnd('\r') + "\n"));

        static bool IsNews(string line) => line.Length > 0 && !line.StartsWith("Pass ", StringComparison.Ordinal) && !line.StartsWith("Boot ", StringComparison.Ordinal);
    }

    /// <summary>Draws the LED of a virtual unit before and after a tamper event.</summary>
    private async Task ShowLedAsync(CancellationToken stop)
    {
        var unit = checkout.Bench("led");
        Delete(unit);
        await HarnessAsync(["virtual", "init", unit, "--profile", "scm-a1", "--self-destruct"], "Made a virtual", stop);
        console.WriteLine();
        console.MarkupLine("Watching the LED of a virtual [bold]scm-a1[/] ...");
        console.WriteLine();
        console.Write(new Text(await HarnessAsync(["led", "watch", "--unit", "virtual", "--state", unit, "--for", "15s"], "DeveloperRunning", stop)));
        var before = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        var trace = Path.Combine(unit, "tamper.vcd");
        await HarnessAsync(["virtual", "inject", unit, "tamper"], "Injected tamper", stop);
        await HarnessAsync(["virtual", "led", unit, "--vcd", trace, "--from", before, "--seconds", "50"], "levels in 50 s", stop);
        console.WriteLine();
        console.MarkupLine("... and after a tamper event, with the perimeter set to self-destruct:");
        console.WriteLine();
        console.Write(new Text(await HarnessAsync(["led", "decode", trace], "Fatal 6", stop)));
    }

    private async Task<string> HarnessAsync(string[] arguments, string says, CancellationToken stop)
    {
        var run = await dotnet(["run", "--project", checkout.Harness, "--", .. arguments], stop);
        return run.ExitCode == 0 && run.Output.Contains(says, StringComparison.Ordinal)
            ? run.Output
            : throw new QuickstartException(
                $"`scm-harness {string.Join(' ', arguments)}` ended with {run.ExitCode}.",
                $"exit code 0, and the words {says}",
                "Read its output above. The virtual unit needs OpenSSL's libcrypto (Debian: apt-get install libssl3) and runs on Linux.",
                run.Output);
    }

    private bool Conclude(SarifLog gateway, SarifLog repaired)
    {
        var missed = _expectedRules.Except(gateway.Findings.Select(finding => finding.Id)).ToList();
        if (missed.Count > 0)
        {
            console.MarkupLine($"[red]Not as expected:[/] {string.Join(" and ", missed)} should have been reported in the gateway.");
        }

        if (repaired.Findings.Count > 0)
        {
            console.MarkupLine("[red]Not as expected:[/] the repaired gateway should be clean.");
        }

        if (missed.Count > 0 || repaired.Findings.Count > 0)
        {
            return false;
        }

        console.MarkupLine($"[green]Done.[/] The gateway has {gateway.Findings.Count} findings, the repaired one has none.");
        console.MarkupLine($"Compare the two: [bold]git diff --no-index {Folder(checkout.Gateway)} {Folder(checkout.RepairedGateway)}[/]");
        return true;
    }

    private string Folder(string project) => Markup.Escape(checkout.Shorten(Path.GetDirectoryName(project)!));

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
