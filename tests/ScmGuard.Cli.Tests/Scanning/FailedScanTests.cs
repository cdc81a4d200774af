using System.Text.Json;
using System.Xml.Linq;

namespace ScmGuard.Cli.Tests.Scanning;

/// <summary>What a scan says that could not look everywhere: which project, why, and never that all is well.</summary>
public sealed class FailedScanTests
{
    [Fact]
    public void A_project_that_does_not_compile_is_named_with_the_reason_and_the_others_are_scanned()
    {
        using SourceTree tree = new();
        tree.Write("good/good.csproj", SourceTree.Project()).Write("good/Keys.cs", SourceTree.KeyPair);
        tree.Write("bad/bad.csproj", SourceTree.Project()).Write("bad/Bad.cs", "class Bad { int x = ; }\n");
        tree.Write("above/above.csproj", SourceTree.Project("", "<ItemGroup><ProjectReference Include=\"../bad/bad.csproj\" /></ItemGroup>")).Write("above/Above.cs", "class Above;\n");
        tree.Write("basic/basic.vbproj", "<Project />");
        tree.WriteSolution("All.slnx", "good/good.csproj", "bad/bad.csproj", "above/above.csproj");
        var (exitCode, output, error) = Tool.Run("scan", tree["All.slnx"], "--json", "--sarif", tree["scan.sarif"], "--junit", tree["scan.xml"]);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: bad/bad.csproj was not scanned: it does not compile: bad/Bad.cs(1): CS1525: ", error, StringComparison.Ordinal);
        Assert.Contains("scmguard: above/above.csproj was not scanned: it was not reached", error, StringComparison.Ordinal);
        Assert.DoesNotContain("good/good.csproj was", error, StringComparison.Ordinal);
        var finding = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("good/Keys.cs", finding.GetProperty("file").GetString());

        var invocation = JsonDocument.Parse(File.ReadAllText(tree["scan.sarif"])).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(2, invocation.GetProperty("toolExecutionNotifications").GetArrayLength());
        var junit = XDocument.Load(tree["scan.xml"]).Root!;
        Assert.Equal("2", junit.Attribute("errors")!.Value);
        Assert.Equal("1", junit.Attribute("failures")!.Value);
    }

    [Fact]
    public void A_project_that_does_not_restore_is_named_with_the_reason()
    {
        using SourceTree tree = new();
        tree.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"none\" value=\"feed\" /></packageSources></configuration>");
        Directory.CreateDirectory(tree["feed"]);
        tree.Write("a.csproj", SourceTree.Project("", "<ItemGroup><PackageReference Include=\"Nobody.Has.This\" Version=\"1.0.0\" /></ItemGroup>")).Write("A.cs", SourceTree.KeyPair);
        var (exitCode, _, error) = Tool.Run("scan", tree.Path);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: a.csproj was not scanned: it does not restore: NU1101: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_keeps_the_rules_from_the_compiler_is_named_with_the_reason()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", SourceTree.Project("", "<Target Name=\"Hush\" AfterTargets=\"ScmGuardScanPrepare\"><ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup></Target>")).Write("A.cs", SourceTree.KeyPair);
        var (exitCode, _, error) = Tool.Run("scan", tree.Path);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: a.csproj (net10.0) was not scanned: it was compiled without SCM1001, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crash_that_a_project_hides_is_named_all_the_same()
    {
        using SourceTree tree = new();
        tree.Write("Crash.txt", """
            using System.Collections.Immutable;
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.Diagnostics;

            namespace ScmGuard.Rules;

            [DiagnosticAnalyzer("C#")]
            public sealed class Crashing : DiagnosticAnalyzer
            {
                public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                    [new DiagnosticDescriptor("XYZ0001", "A rule", "A rule", "Rules", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

                public override void Initialize(AnalysisContext context) => context.RegisterCompilationAction(_ => throw new System.InvalidOperationException());
            }
            """);
        tree.Write("a.csproj", SourceTree.Project("<NoWarn>AD0001</NoWarn>", """
            <Target Name="Break" AfterTargets="ScmGuardScanPrepare">
              <Csc Sources="$(MSBuildProjectDirectory)/Crash.txt" References="@(ReferencePath);$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll" TargetType="library" OutputAssembly="$(ArtifactsPath)/Crash.dll" UseSharedCompilation="false" />
              <ItemGroup><Analyzer Include="$(ArtifactsPath)/Crash.dll" /></ItemGroup>
            </Target>
            """));
        tree.Write("A.cs", "class A;\n").Write(".globalconfig", "is_global = true\ndotnet_diagnostic.AD0001.severity = none\n");
        var (exitCode, output, error) = Tool.Run("scan", tree.Path);
        Assert.True(exitCode == ExitCode.NotScanned, output + error);
        Assert.Contains("a.csproj (net10.0) was not scanned: it makes Crashing crash (AD0001)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_that_is_no_project_is_named_with_the_reason()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup></Project>");
        var (exitCode, _, error) = Tool.Run("scan", tree.Path);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: a.csproj was not scanned: it does not build: a.csproj(1): MSB4025: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SDK_that_is_not_there_is_said_to_be_missing()
    {
        using SourceTree tree = new();
        tree.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        tree.Write("a.csproj", SourceTree.Project());
        var (exitCode, _, error) = Tool.Run("scan", tree.Path);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: a.csproj was not scanned: ", error, StringComparison.Ordinal);
        Assert.Contains("It needs the .NET SDK 99.0.100, which global.json asks for and which is not installed.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_the_solution_lists_and_that_is_not_there_is_named()
    {
        using SourceTree tree = new();
        tree.Write("a/a.csproj", SourceTree.Project()).Write("a/A.cs", "class A;\n");
        tree.WriteSolution("All.slnx", "a/a.csproj", "gone/gone.csproj");
        var (exitCode, _, error) = Tool.Run("scan", tree.Path);
        Assert.Equal(ExitCode.NotScanned, exitCode);
        Assert.Contains("scmguard: gone/gone.csproj was not scanned: it is not there", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_project_ends_with_0_a_finding_below_the_limit_too_and_filtered_rules_do_not_count()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", SourceTree.Project()).Write("A.cs", SourceTree.KeyPair);
        var (exitCode, output, error) = Tool.Run("scan", tree.Path, "--fail-on", "error");
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Contains("A.cs\n  6,46: warning SCM1001: ", output, StringComparison.Ordinal);
        Assert.Contains("    6 | public static int New(IntPtr context) => zkGenKeyPair(context, 1);\n      |                                          ^~~~~~~~~~~~~~~~~~~~~~~~\n", output, StringComparison.Ordinal);
        Assert.EndsWith("1 project scanned: 1 warning.\n", output, StringComparison.Ordinal);

        (exitCode, output, error) = Tool.Run("scan", tree.Path, "--exclude", "scm1001");
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Equal("1 project scanned: no findings.\n", output);

        tree.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SCM1001.severity = none\n");
        (exitCode, output, error) = Tool.Run("scan", tree.Path);
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Equal("SCM1001 is switched off by the configuration of a.\n1 project scanned: no findings.\n", output);

        tree.Write(".editorconfig", "root = true\n");
        (exitCode, output, error) = Tool.Run("scan", tree.Path, "--target", "SCM-A1, HSM6");
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Equal("1 project scanned: no findings.\n", output);
    }
}
