using System.Text.Json;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(ScmGuard.Cli.Tests.Scanning.DifficultSolution))]

namespace ScmGuard.Cli.Tests.Scanning;

/// <summary>One solution with all that can silence, break or double a scan, scanned once for all tests.</summary>
public sealed class DifficultSolution : IDisposable
{
    private readonly SourceTree _tree = new();
    private readonly Lazy<(int ExitCode, string Output, string Error)> _scan;

    public DifficultSolution()
    {
        Write();
        Before = _tree.Snapshot();
        _scan = new(() => Tool.Run("scan", _tree.Path, "--json", "--sarif", SarifFile, "--junit", JunitFile));
    }

    /// <summary>The tree before the scan.</summary>
    internal SortedDictionary<string, string> Before { get; }

    /// <summary>The tree now.</summary>
    internal SortedDictionary<string, string> Now => _tree.Snapshot();

    internal string Folder => _tree.Path;

    internal int ExitCode => _scan.Value.ExitCode;

    internal string Error => _scan.Value.Error;

    internal JsonElement Json => JsonDocument.Parse(Output).RootElement;

    internal JsonElement Sarif => JsonDocument.Parse(File.ReadAllText(AfterScan(SarifFile))).RootElement.GetProperty("runs")[0];

    internal XElement Junit => XDocument.Load(AfterScan(JunitFile)).Root!;

    private string Output => _scan.Value.Output.Length > 0 ? _scan.Value.Output : throw new InvalidOperationException(_scan.Value.Error);

    private string Reports { get; } = Directory.CreateTempSubdirectory("scmguard-reports-").FullName;

    private string SarifFile => Path.Combine(Reports, "new", "scan.sarif");

    private string JunitFile => Path.Combine(Reports, "scan.xml");

    /// <summary>The findings in files of a folder, as rule and line.</summary>
    internal IReadOnlyList<string> FindingsIn(string folder) =>
    [
        .. Json.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("file").GetString()!.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(finding => $"{finding.GetProperty("severity")} {finding.GetProperty("rule")} at {finding.GetProperty("line")}{(finding.GetProperty("suppressed").GetBoolean() ? ", suppressed" : "")}"),
    ];

    public void Dispose()
    {
        _tree.Dispose();
        Directory.Delete(Reports, recursive: true);
    }

    private string AfterScan(string file) => Output.Length > 0 ? file : throw new InvalidOperationException();

    private void Write()
    {
        // Packages come from those that are on this computer, and two settings want them unpacked inside the tree.
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _tree.Write("nuget.config", $"<configuration><config><add key=\"globalPackagesFolder\" value=\"all-packages\" /></config><packageSources><clear /><add key=\"here\" value=\"{packages}\" /></packageSources></configuration>");

        _tree.Write("Directory.Build.rsp", "-warnaserror\n-bl:log.binlog\n");

        // All that a project can do to the rules' voice, and to the tree.
        _tree.Write("silent/silent.csproj", SourceTree.Project(
            """
            <NoWarn>SCM1001;scm2001,CS0168</NoWarn>
                <RunAnalyzers>false</RunAnalyzers>
                <RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>
                <ScmGuardRequired>true</ScmGuardRequired>
                <WarningLevel>0</WarningLevel>
                <ErrorLog>own.sarif</ErrorLog>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningsAsErrors>CS0219;SCM1001</WarningsAsErrors>
                <OutputPath>built/</OutputPath>
                <IntermediateOutputPath>between/</IntermediateOutputPath>
                <DocumentationFile>silent.xml</DocumentationFile>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
                <GeneratePackageOnBuild>true</GeneratePackageOnBuild>
                <PackageOutputPath>packed</PackageOutputPath>
                <PostBuildEvent>echo late > after.txt</PostBuildEvent>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <CustomAfterMicrosoftCommonTargets>$(MSBuildThisFileDirectory)own.targets</CustomAfterMicrosoftCommonTargets>
            """,
            "<ItemGroup><PackageReference Include=\"NETStandard.Library\" Version=\"2.0.3\" /></ItemGroup>"));
        _tree.Write("silent/own.targets", "<Project><PropertyGroup><DefineConstants>$(DefineConstants);OWN_TARGETS</DefineConstants></PropertyGroup></Project>");
        _tree.Write("silent/Keys.cs", SourceTree.KeyPair + "#if !OWN_TARGETS\n#error The project's own targets are gone.\n#endif\n#warning A warning of one's own.\n");

        // Set too late for the project file to differ.
        _tree.Write("late/Directory.Build.props", "<Project><PropertyGroup><BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)own-obj/</BaseIntermediateOutputPath><UseArtifactsOutput>false</UseArtifactsOutput><DefineConstants>LATE</DefineConstants></PropertyGroup></Project>");
        _tree.Write("late/Directory.Build.targets", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><ErrorLog>late.sarif</ErrorLog><RunAnalyzers>false</RunAnalyzers><NoWarn>SCM1001</NoWarn></PropertyGroup></Project>");
        _tree.Write("late/late.csproj", SourceTree.Project());
        _tree.Write("late/Keys.cs", SourceTree.KeyPair + "#warning A warning of one's own.\n#if !LATE\n#error The folder's own properties are gone.\n#endif\n");

        // An error of a rule's, and a program above it that must be scanned all the same.
        _tree.Write("severe/severe.csproj", SourceTree.Project());
        _tree.Write("severe/.editorconfig", "[*.cs]\ndotnet_diagnostic.SCM1001.severity = error\n");
        _tree.Write("severe/Keys.cs", SourceTree.KeyPair);
        _tree.Write("above/above.csproj", SourceTree.Project("<OutputType>Exe</OutputType>", "<ItemGroup><ProjectReference Include=\"../severe/severe.csproj\" /><ProjectReference Include=\"../wallets/wallets.csproj\" /></ItemGroup>"));
        _tree.Write("above/Program.cs", "System.Console.WriteLine(typeof(gateway_wallet.Wallets));\n");
        _tree.Write("above/Wallets.cs", SourceTree.Wallet("gateway").Replace("gateway_wallet", "above_wallet"));

        // Found once, although for two frameworks; with a lock file, and the package that is on no feed.
        _tree.Write("twice/twice.csproj", SourceTree.Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks><LangVersion>latest</LangVersion><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>", "<ItemGroup><PackageReference Include=\"ScmGuard\" Version=\"99.0.0\" /></ItemGroup>")
            .Replace("<TargetFramework>net10.0</TargetFramework>", ""));
        _tree.Write("twice/Keys.cs", SourceTree.KeyPair);

        // The same project name in another folder.
        _tree.Write("other/wallets/wallets.csproj", SourceTree.Project());
        _tree.Write("other/wallets/Keys.cs", "#pragma warning disable SCM1001 // The firmware is checked at the factory.\n" + SourceTree.KeyPair);

        // One wallet, from several projects.
        _tree.Write("wallets/wallets.csproj", SourceTree.Project());
        _tree.Write("wallets/Wallets.cs", SourceTree.Wallet("gateway"));
        _tree.Write("stranger/stranger.csproj", SourceTree.Project());
        _tree.Write("stranger/Wallets.cs", SourceTree.Wallet("gateway"));
        _tree.Write("trials/trials.csproj", SourceTree.Project("<IsTestProject>true</IsTestProject>"));
        _tree.Write("trials/Wallets.cs", SourceTree.Wallet("gateway"));
        _tree.Write("quiet/quiet.csproj", SourceTree.Project());
        _tree.Write("quiet/.editorconfig", "[*.cs]\ndotnet_diagnostic.SCM2001.severity = none\n");
        _tree.Write("quiet/Wallets.cs", SourceTree.Wallet("gateway"));
        _tree.Write("sharing/sharing.csproj", SourceTree.Project("", "<ItemGroup><Compile Include=\"../alone/Wallets.cs\" /></ItemGroup>"));
        _tree.Write("alone/alone.csproj", SourceTree.Project());
        _tree.Write("alone/Wallets.cs", SourceTree.Wallet("alone"));

        _tree.WriteSolution(
            "Difficult.slnx",
            "silent/silent.csproj",
            "late/late.csproj",
            "severe/severe.csproj",
            "above/above.csproj",
            "twice/twice.csproj",
            "other/wallets/wallets.csproj",
            "wallets/wallets.csproj",
            "stranger/stranger.csproj",
            "trials/trials.csproj",
            "quiet/quiet.csproj",
            "alone/alone.csproj",
            "sharing/sharing.csproj");
    }
}
