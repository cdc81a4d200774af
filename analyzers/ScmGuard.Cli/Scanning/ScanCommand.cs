using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Cli.Reports;
using ScmGuard.Cli.Rules;

namespace ScmGuard.Cli.Scanning;

/// <summary><c>scan PATH</c>: what the rules say of a solution, without changing a file of it.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        Argument<string> path = new("PATH")
        {
            Description = "A solution, a C# project, or a folder with one. Without it, the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        Option<string> failOn = new("--fail-on") { Description = "The least severity that fails the scan: error, warning, info or never.", HelpName = "SEVERITY", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("error", "warning", "info", "never");
        Option<string?> sarif = new("--sarif") { Description = "Writes SARIF 2.1.0 to a file, as GitHub code scanning takes it.", HelpName = "FILE" };
        Option<string?> junit = new("--junit") { Description = "Writes JUnit XML to a file.", HelpName = "FILE" };
        Option<bool> json = new("--json") { Description = "Prints one JSON object instead of text." };
        Option<string?> units = new("--target") { Description = "The units that the code runs on, such as \"SCM-A1, SCM-B1/01.02.02release\". Without it, what the projects say.", HelpName = "UNITS" };
        Option<string?> configuration = new("--configuration", "-c") { Description = "The build configuration.", HelpName = "NAME" };
        Option<string[]> rules = new("--rule") { Description = "Only this rule counts. Can be given more than once.", HelpName = "ID", Arity = ArgumentArity.OneOrMore };
        Option<string[]> excluded = new("--exclude") { Description = "This rule does not count. Can be given more than once.", HelpName = "ID", Arity = ArgumentArity.OneOrMore };
        Command command = new("scan", "Scans a solution, a project or a folder, without changing a file in it.") { path, failOn, sarif, junit, json, units, configuration, rules, excluded };
        command.SetAction((parsed, _) =>
        {
            ScanRequest request = new(
                ScanTarget.Of(parsed.GetValue(path)!),
                parsed.GetValue(configuration),
                parsed.GetValue(units),
                Ids(parsed.GetValue(rules)),
                Ids(parsed.GetValue(excluded)));
            return RunAsync(request, parsed, LevelOf(parsed.GetValue(failOn)!), parsed.GetValue(sarif), parsed.GetValue(junit), parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<int> RunAsync(ScanRequest request, ParseResult parsed, Level? failOn, string? sarif, string? junit, bool isForPrograms)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        TextWriter error = parsed.InvocationConfiguration.Error;
        using ReportFile? sarifFile = ReportFile.Open("--sarif", sarif);
        using ReportFile? junitFile = ReportFile.Open("--junit", junit);
        if (sarifFile is not null && sarifFile.Path == junitFile?.Path)
        {
            throw new UsageException($"--junit: {junit} is what --sarif names. Name two files. Nothing was scanned.");
        }

        using StopSignals signals = new();
        ScanResult result;
        try
        {
            result = await new Scan(request, line => error.WriteLine(Screen.Clean(line))).RunAsync(signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            error.WriteLine("scmguard: stopped. Nothing was changed, and nothing is known.");
            return ExitCode.NotScanned;
        }

        string?[] unwritten = [sarifFile?.Write(SarifReport.Of(result)), junitFile?.Write(JunitReport.Of(result, failOn))];
        int exitCode = Array.Exists(unwritten, problem => problem is not null) ? ExitCode.NotScanned : result.ExitCodeFor(failOn);
        if (isForPrograms)
        {
            output.WriteLine(JsonReport.Of(result, failOn, exitCode));
        }
        else
        {
            new TextReport(Screen.Over(output), result).Print();
        }

        foreach (UnscannedProject project in result.Unscanned)
        {
            error.WriteLine(Screen.Clean($"scmguard: {result.Target.Shorten(project.Name.Path)}{(project.Name.Framework.Length > 0 ? $" ({project.Name.Framework})" : "")} was not scanned: it {project.Reason}."));
        }

        foreach (string problem in unwritten.OfType<string>())
        {
            error.WriteLine(Screen.Clean($"scmguard: {problem}."));
        }

        return exitCode;
    }

    private static Level? LevelOf(string word) => word switch
    {
        "error" => Level.Error,
        "warning" => Level.Warning,
        "info" => Level.Info,
        _ => null,
    };

    private static HashSet<string> Ids(string[]? given) => [.. (given ?? []).Select(id => RuleCatalog.Find(id).Id)];
}
