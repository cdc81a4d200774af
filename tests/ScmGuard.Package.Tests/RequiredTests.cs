namespace ScmGuard.Package.Tests;

/// <summary><c>ScmGuardRequired</c>: each way in which the rules can fall silent, tried on a real build.</summary>
public sealed class RequiredTests(PackedPackage package)
{
    private const string Required = "-p:ScmGuardRequired=true";

    /// <summary>What a project's own targets may do to the analyzers after the package's have looked: take them away, or put broken ones in their place.</summary>
    private const string Saboteur =
        """
        <Project>
          <Target Name="Sabotage" AfterTargets="ScmGuardRequire" Condition="'$(Sabotage)' != ''">
            <ItemGroup>
              <Guard Include="@(Analyzer)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('ScmGuard'))" />
              <Analyzer Remove="@(Guard)" />
              <Analyzer Include="$(MSBuildProjectDirectory)/broken/ScmGuard.Analyzers.dll" Condition="'$(Sabotage)' != 'remove'" />
            </ItemGroup>
            <Csc Sources="broken/Crash.txt" References="@(ReferencePath);$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll" TargetType="library" OutputAssembly="broken/ScmGuard.Analyzers.dll" UseSharedCompilation="false" Condition="'$(Sabotage)' == 'crash'" />
            <WriteLinesToFile File="broken/ScmGuard.Analyzers.dll" Lines="This is no assembly." Overwrite="true" Condition="'$(Sabotage)' == 'load'" />
          </Target>
          <Target Name="RemoveEarly" BeforeTargets="ScmGuardRequire" Condition="'$(RemoveEarly)' == 'true'">
            <ItemGroup>
              <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'ScmGuard.Analyzers'" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    /// <summary>Rules that are loaded, and crash when they run.</summary>
    private const string Crash =
        """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        namespace ScmGuard.Analyzers.Rules;

        [DiagnosticAnalyzer("C#")]
        public sealed class AllRules : DiagnosticAnalyzer
        {
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
                [new DiagnosticDescriptor("SCM1001", "A rule", "A rule", "Rules", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

            public override void Initialize(AnalysisContext context) => context.RegisterCompilationAction(_ => throw new System.InvalidOperationException());
        }
        """;

    [Theory]
    [InlineData("RunAnalyzers is false", "-p:RunAnalyzers=false")]
    [InlineData("RunAnalyzersDuringBuild is false", "-p:RunAnalyzersDuringBuild=false")]
    [InlineData("this build uses 'roslyn4.7'", "-p:CompilerApiVersion=roslyn4.7")]
    [InlineData("is not among the compiler's analyzers", "-p:RemoveEarly=true")]
    [InlineData("did not load SCM1001, ", "-p:Sabotage=remove")]
    [InlineData("CS8034 says: ", "-p:Sabotage=load")]
    [InlineData("did not load SCM1001, ", "-p:Sabotage=load", "-p:NoWarn=CS8034")]
    [InlineData("AD0001 says: Analyzer 'ScmGuard.Analyzers.", "-p:Sabotage=crash", "-p:NoWarn=AD0001")]
    [InlineData("Write ErrorLog=my.sarif,version=2.1.", "-p:ErrorLog=my.sarif")]
    [InlineData("every rule is switched off", "-p:ScmGuardMode=none")]
    public async Task A_build_in_which_the_rules_do_not_run_fails_with_one_error_that_says_why(string reason, params string[] arguments)
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write("Directory.Build.targets", Saboteur);
        consumer.Write("broken/Crash.txt", Crash);
        var build = await consumer.BuildUnguardedAsync([Required, .. arguments]);
        Assert.NotEqual(0, build.ExitCode);
        var finding = Assert.Single(build.Findings);
        Assert.Equal(("SCMGUARD002", "error"), (finding.Id, finding.Level));
        Assert.Contains("ScmGuard did not check this project, and ScmGuardRequired is true: ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    /// <summary>What hides AD0001 from the user hides it from the log as well.</summary>
    [Theory]
    [InlineData("hidden.globalconfig", "is_global = true\ndotnet_diagnostic.AD0001.severity = none\n", "-p:Sabotage=crash")]
    [InlineData("hidden.globalconfig", "is_global = true\nDotnet_Diagnostic.ad0001.Severity : silent\n")]
    [InlineData("hidden.ruleset", """<RuleSet Name="Quiet" ToolsVersion="17.0"><Rules AnalyzerId="x" RuleNamespace="x"><Rule Id="AD0001" Action="None" /></Rules></RuleSet>""", "-p:Sabotage=crash", "-p:CodeAnalysisRuleSet=hidden.ruleset")]
    public async Task A_configuration_that_hides_a_crash_fails_the_build(string file, string text, params string[] arguments)
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write("Directory.Build.targets", Saboteur);
        consumer.Write("broken/Crash.txt", Crash);
        consumer.Write("Directory.Build.props", "<Project><ItemGroup><GlobalAnalyzerConfigFiles Include=\"hidden.globalconfig\" Condition=\"Exists('hidden.globalconfig')\" /></ItemGroup></Project>");
        consumer.Write(file, text);
        var build = await consumer.BuildUnguardedAsync([Required, .. arguments]);
        Assert.True(build.ExitCode != 0, build.Output);
        var finding = Assert.Single(build.Findings);
        Assert.Equal(("SCMGUARD002", "error"), (finding.Id, finding.Level));
        Assert.Contains($"{file} hides AD0001", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Severities_that_leave_no_rule_a_warning_fail_the_build_and_one_rule_that_is_left_does_not()
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = silent\n");
        var silent = await consumer.BuildAsync(Required);
        Assert.Equal(["SCMGUARD002"], silent.Ids);

        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = silent\ndotnet_diagnostic.SCM2001.severity = warning\n");
        var one = await consumer.BuildAsync(Required);
        Assert.True(one.ExitCode == 0, one.Output);
        Assert.Equal(["SCM2001"], one.Ids);
    }

    /// <summary>What changes here is a property, and no file that a build looks at.</summary>
    [Fact]
    public async Task A_build_that_is_up_to_date_passes_if_it_was_proven_and_one_that_failed_fails_again()
    {
        using var consumer = await package.OpenConsumerAsync();
        var unproven = await consumer.BuildAsync();
        Assert.True(unproven.ExitCode == 0, unproven.Output);
        var proven = await consumer.BuildAsync(Required);
        Assert.True(proven.ExitCode == 0, proven.Output);
        Assert.Equal(["SCM1001", "SCM2001"], proven.Ids);

        var upToDate = await consumer.BuildAsync(Required);
        Assert.True(upToDate.ExitCode == 0, upToDate.Output);
        Assert.Empty(upToDate.Ids);

        foreach (var again in new[] { "once", "again" })
        {
            var silenced = await consumer.BuildAsync(Required, "-p:ScmGuardMode=none");
            Assert.True(silenced.ExitCode != 0, again);
            Assert.Equal(["SCMGUARD002"], silenced.Ids);
        }

        var repaired = await consumer.BuildAsync(Required);
        Assert.True(repaired.ExitCode == 0, repaired.Output);
        Assert.Equal(["SCM1001", "SCM2001"], repaired.Ids);
    }

    [Fact]
    public async Task A_log_of_the_users_own_is_the_proof_and_stays_where_the_user_wants_it()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync(Required, "-p:ErrorLog=logs.sarif%3Bversion=2.1");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["SCM1001", "SCM2001"], build.Ids);
        Assert.True(File.Exists(consumer["logs.sarif"]));
    }

    [Theory]
    [InlineData("-p:ScmGuardRequired=ja", "ScmGuardRequired is 'ja'. Expected true or false.")]
    [InlineData("-p:ScmGuardMode=lenient", "ScmGuardMode is 'lenient'. Expected none, recommended, strict or audit.")]
    public async Task A_setting_that_is_not_known_fails_the_build(string setting, string message)
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync(setting);
        Assert.NotEqual(0, build.ExitCode);
        var finding = Assert.Single(build.Findings);
        Assert.Equal("SCMGUARD003", finding.Id);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }
}
