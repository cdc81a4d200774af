using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.Benchmarks;

/// <summary>Builds one generated solution with the rules of ScmGuard and with those of well-known packages, and prints what the compiler says that each took.</summary>
/// <remarks>
/// All analyzers run in the same compilations, each with the rules that it enables by itself. All are told to report suggestions, into a log: a compiler
/// leaves out what it would not report, and to print findings takes longer than to find them. One project of the solution calls the module, the others are ordinary code.
/// </remarks>
internal static partial class Peers
{
    private const int Projects = 5;
    private const int Rounds = 5;

    /// <summary>Each package, its version (null: it comes with the SDK), and how the names of its assemblies begin.</summary>
    private static readonly (string Package, string? Version, string Assemblies)[] _packages =
    [
        ("ScmGuard", null, "ScmGuard."),
        ("Microsoft.CodeAnalysis.NetAnalyzers", null, "Microsoft.CodeAnalysis.NetAnalyzers|Microsoft.CodeAnalysis.CSharp.NetAnalyzers"),
        ("Meziantou.Analyzer", "3.0.321", "Meziantou."),
        ("Roslynator.Analyzers", "5.0.1", "Roslynator."),
        ("StyleCop.Analyzers", "1.2.0-beta.556", "StyleCop."),

        // The last version under an open-source licence.
        ("SonarAnalyzer.CSharp", "9.32.0.97167", "SonarAnalyzer."),
    ];

    /// <returns>0 if all packages were measured; 1 otherwise.</returns>
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("scmguard-peers-").FullName;
        try
        {
            var lines = Write(folder);
            if (Build(folder, "-t:Restore") is not (0, _, _) || Build(folder, "-p:With=None") is not (0, _, _))
            {
                Console.WriteLine("FAILED: the solution does not build.");
                return 1;
            }

            var (exit, _, log) = Build(folder, "-p:With=All", "-p:ReportAnalyzer=true", "-v:d");
            var times = Times(log);
            var ratios = Enumerable.Range(0, Rounds).Select(round => Ratio(folder, round % 2 == 0)).Order().ToList();

            Console.WriteLine($"Measured on {Machine.Description}; {Projects} projects, {lines:N0} lines, one project with calls of the module; all analyzers in one build.");
            Console.WriteLine();
            Console.WriteLine("| Package | Version | Time of its analyzers | Of ScmGuard's |");
            Console.WriteLine("| --- | --- | --- | --- |");
            foreach (var (package, version, _) in _packages.OrderBy(package => times.GetValueOrDefault(package.Package)))
            {
                var time = times.GetValueOrDefault(package);
                Console.WriteLine($"| {package} | {version ?? (package == "ScmGuard" ? "this one" : "of the SDK")} | {time:F2} s | {time / times.GetValueOrDefault("ScmGuard"):F1} |");
            }

            Console.WriteLine();
            Console.WriteLine($"The whole build with ScmGuard takes {ratios[Rounds / 2]:F3} of the processor time of the build without any analyzer (median of {Rounds} pairs, {ratios[0]:F3} to {ratios[^1]:F3}).");
            if (exit == 0 && times.Count == _packages.Length)
            {
                return 0;
            }

            Console.WriteLine($"FAILED: not measured: {string.Join(", ", _packages.Select(static package => package.Package).Except(times.Keys))}.");
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>How many lines of C# were written.</returns>
    private static int Write(string folder)
    {
        var rules = Path.GetDirectoryName(typeof(AllRules).Assembly.Location)!;
        var references = string.Concat(_packages.Where(static package => package.Version is not null).Select(static package =>
            $"<PackageReference Include=\"{package.Package}\" Version=\"[{package.Version}]\" PrivateAssets=\"all\" />"));
        var lines = 0;
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "all.globalconfig"), "is_global = true\ndotnet_analyzer_diagnostic.severity = suggestion\n");
        for (var project = 0; project < Projects; project++)
        {
            var home = Directory.CreateDirectory(Path.Combine(folder, $"P{project}")).FullName;
            File.WriteAllText(Path.Combine(home, $"P{project}.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                    <ErrorLog Condition="'$(With)' == 'All'">obj/log.sarif,version=2.1</ErrorLog>
                  </PropertyGroup>
                  <ItemGroup>
                    {references}
                    <GlobalAnalyzerConfigFiles Include="../all.globalconfig" Condition="'$(With)' == 'All'" />
                  </ItemGroup>
                  <Target Name="ChooseAnalyzers" BeforeTargets="CoreCompile">
                    <ItemGroup>
                      <Analyzer Remove="@(Analyzer)" Condition="'$(With)' != 'All'" />
                      <Analyzer Include="{rules}/ScmGuard.Analyzers.dll;{rules}/ScmGuard.Knowledge.dll" Condition="'$(With)' != 'None'" />
                    </ItemGroup>
                  </Target>
                </Project>
                """);
            var file = 0;
            foreach (var source in Corpus.Sources(project == 0 ? CorpusKind.Hits : CorpusKind.NoLibrary))
            {
                File.WriteAllText(Path.Combine(home, $"F{file++}.cs"), source);
                lines += source.Count(static character => character == '\n');
            }
        }

        File.WriteAllText(Path.Combine(folder, "all.proj"), """
            <Project DefaultTargets="Build">
              <ItemGroup><Each Include="P*/*.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Each)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Each)" Targets="Rebuild" /></Target>
            </Project>
            """);
        return lines;
    }

    /// <summary>What the rules make of the processor time of a whole build. Whichever comes first has the colder disk.</summary>
    private static double Ratio(string folder, bool rulesFirst)
    {
        var first = Build(folder, rulesFirst ? "-p:With=ScmGuard" : "-p:With=None").Seconds;
        var second = Build(folder, rulesFirst ? "-p:With=None" : "-p:With=ScmGuard").Seconds;
        return rulesFirst ? first / second : second / first;
    }

    private static (int Exit, double Seconds, string Log) Build(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "all.proj", "-m:1", "-nodeReuse:false", "-nologo", "-p:UseSharedCompilation=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var before = ProcessorTime();
        using var build = Process.Start(start)!;
        var log = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, ProcessorTime() - before, log);
    }

    /// <summary>The seconds of processor time of all that this program started and waited for, and of what that started.</summary>
    private static double ProcessorTime()
    {
        const int Children = -1;
        const double Micro = 1e-6;
        Span<long> usage = stackalloc long[18];
        return GetResourceUsage(Children, usage) == 0
            ? usage[0] + usage[2] + (Micro * (usage[1] + usage[3]))
            : throw new InvalidOperationException("getrusage failed.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, Span<long> usage);

    /// <summary>The seconds of each package, over all projects. The compiler prints them for each assembly, and "&lt;0.001" for what it cannot tell from nothing.</summary>
    private static Dictionary<string, double> Times(string log)
    {
        var times = new Dictionary<string, double>();
        foreach (Match line in AssemblyTime().Matches(log))
        {
            var assembly = line.Groups["assembly"].Value;
            var package = _packages.FirstOrDefault(package => package.Assemblies.Split('|').Any(start => assembly.StartsWith(start, StringComparison.Ordinal))).Package;
            if (package is not null)
            {
                times[package] = times.GetValueOrDefault(package) + double.Parse(line.Groups["time"].Value, CultureInfo.InvariantCulture);
            }
        }

        return times;
    }

    [GeneratedRegex(@"^\s*<?\s*(?<time>\d+\.\d+)\s+<?\s*\d+\s+(?<assembly>[\w.]+), Version=", RegexOptions.Multiline)]
    private static partial Regex AssemblyTime();
}
