using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Cli.Reports;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Setup;

/// <summary><c>init PATH</c>: gives a project the package, and the set of rules to begin with.</summary>
internal static class InitCommand
{
    private const string Package = "ScmGuard";
    private const string ModeProperty = "ScmGuardMode";

    public static Command Create()
    {
        Argument<string> path = new("PATH")
        {
            Description = "A C# project, or a folder with one. Without it, the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };
        Option<string> mode = new("--mode") { Description = "The set of rules: recommended, strict, audit or none.", HelpName = "NAME", DefaultValueFactory = _ => "recommended" };
        mode.AcceptOnlyFromAmong("recommended", "strict", "audit", "none");
        Option<string> version = new("--package-version") { Description = "The version of the package. Without it, that of this program.", HelpName = "VERSION", DefaultValueFactory = _ => SarifReport.Version };
        Command command = new("init", "Adds the ScmGuard package to a project, and the set of rules to begin with. What is there already stays as it is.") { path, mode, version };
        command.SetAction(async (parsed, _) =>
        {
            using StopSignals signals = new();
            await RunAsync(ProjectAt(parsed.GetValue(path)!), parsed.GetValue(mode)!, parsed.GetValue(version)!, parsed.InvocationConfiguration.Output, signals.Token);
            return ExitCode.Clean;
        });
        return command;
    }

    private static string ProjectAt(string path)
    {
        ScanTarget target = ScanTarget.Of(path);
        return ScanTarget.IsProject(target.File)
            ? target.File
            : throw new UsageException($"{path}: this is a solution. Name one of its projects: {string.Join(", ", target.Listed.Where(ScanTarget.IsProject).Select(target.Shorten))}.");
    }

    private static async Task RunAsync(string file, string mode, string version, TextWriter output, CancellationToken stop)
    {
        if (!version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '+' or '*' or '[' or ']' or '(' or ')' or ','))
        {
            throw new UsageException($"--package-version: \"{version}\" is no version. Nothing was written.");
        }

        EvaluatedProject project = await EvaluatedProject.OfAsync(file, stop);
        if (!project.IsSdkStyle)
        {
            throw new UsageException($"{file}: this is no project of the .NET SDK (no Sdk=\"Microsoft.NET.Sdk\"). Add the package in Visual Studio. Nothing was written.");
        }

        // All is read and worked out before anything is written.
        ProjectText text = ProjectText.Read(file);
        List<string> added = [];
        List<string> kept = [];
        ProjectText? versions = null;
        if (project.References.Contains(Package))
        {
            kept.Add($"it refers to {Package} already");
        }
        else
        {
            if (project.PackagesFile is { } packages && !project.Versions.Contains(Package))
            {
                versions = File.Exists(packages)
                    ? ProjectText.Read(packages)
                    : throw new UsageException($"{file}: the versions of its packages are managed centrally, but {packages} is not there. Nothing was written.");
                versions.AddItem("PackageVersion", Package, version);
            }

            text.AddItem("PackageReference", Package, project.PackagesFile is null ? version : null);
            added.Add(project.PackagesFile is null ? $"PackageReference {Package} {version}" : $"PackageReference {Package}");
        }

        if (project.Mode.Length > 0)
        {
            kept.Add($"{ModeProperty} is {project.Mode}");
        }
        else
        {
            text.AddProperty(ModeProperty, mode);
            added.Add($"{ModeProperty} {mode}");
        }

        if (versions is not null)
        {
            versions.Write();
            output.WriteLine(Screen.Clean($"{project.PackagesFile}: added PackageVersion {Package} {version}."));
        }

        if (added.Count > 0)
        {
            text.Write();
            output.WriteLine(Screen.Clean($"{file}: added {string.Join(" and ", added)}{(kept.Count > 0 ? "; " + string.Join(", ", kept) : "")}."));
        }
        else
        {
            output.WriteLine(Screen.Clean($"{file}: nothing to do; {string.Join(", and ", kept)}."));
        }
    }
}
