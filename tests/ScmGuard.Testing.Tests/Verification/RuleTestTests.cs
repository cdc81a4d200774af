using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

public sealed class RuleTestTests
{
    private const string Source = "class C { int M() { var {|#0:bad1|} = 1; return bad1; } }";

    [Theory]
    [InlineData("class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } }")]
    [InlineData("class C { int M() { var [|bad1|] = 1; return bad1; } }")]
    [InlineData("class C { int M() { int [|bad1|] = 1, [|bad2|] = 2; return bad1 + bad2; } }")]
    [InlineData("class C { int M() { var good = 1; return good; } }")]
    public Task Marked_diagnostics_are_verified(string source) =>
        new RuleTest<BadNameAnalyzer> { Source = source }.VerifyAsync();

    [Fact]
    public Task A_numbered_place_takes_an_expected_diagnostic_with_arguments_and_severity() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = Source,
            ExpectedDiagnostics = { new DiagnosticResult("TST0001").WithLocation(0).WithArguments("bad1").WithSeverity(DiagnosticSeverity.Warning) },
        }.VerifyAsync();

    [Fact]
    public Task A_span_and_a_part_of_the_message_can_be_stated() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = "class C { int M() { var bad1 = 1; return bad1; } }",
            ExpectedDiagnostics = { new DiagnosticResult(NameAnalyzer.BadName).WithSpan(1, 25, 1, 29).WithMessageContaining("bad name") },
        }.VerifyAsync();

    [Fact]
    public Task A_loosely_stated_diagnostic_does_not_take_the_partner_of_a_closely_stated_one() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = "class C { int M() { int bad1 = 1, bad2 = 2; return bad1 + bad2; } }",
            ExpectedDiagnostics =
            {
                new DiagnosticResult("TST0001").OnLine("Test0.cs", 1),
                new DiagnosticResult("TST0001").WithLocation(1, 25),
            },
        }.VerifyAsync();

    [Fact]
    public Task Additional_locations_follow_the_first_location() =>
        new RuleTest<TwiceAnalyzer>
        {
            Source = "class C { void M() { int {|#1:name|} = 1; } int N() { var {|#0:name|} = 1; return name; } }",
            ExpectedDiagnostics = { new DiagnosticResult("TST0003").WithLocation(0).WithLocation(1).WithArguments("name") },
        }.VerifyAsync();

    [Fact]
    public Task The_partial_methods_of_LibraryImport_compile() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = """
                using System.Runtime.InteropServices;

                static partial class Native
                {
                    [LibraryImport("zk_app_utils", EntryPoint = "zkOpen")]
                    internal static partial int Open(out nint context);

                    internal static nint Use()
                    {
                        var {|TST0001:bad|} = Open(out var context);
                        return bad + context;
                    }
                }
                """,
        }.VerifyAsync();

    [Fact]
    public Task Severity_comes_from_editorconfig() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = Source,
            AnalyzerConfigFiles = { ["/.editorconfig"] = "[*.cs]\ndotnet_diagnostic.TST0001.severity = error" },
            ExpectedDiagnostics = { new DiagnosticResult("TST0001", DiagnosticSeverity.Error).WithLocation(0) },
        }.VerifyAsync();

    [Fact]
    public Task A_global_option_reaches_the_analyzer() =>
        new RuleTest<ConfiguredAnalyzer>
        {
            Source = "class C { int M() { var {|TST0004:x|} = 1; var y = 2; return x + y; } }",
            GlobalOptions = { ["build_property.BadName"] = "x" },
        }.VerifyAsync();

    [Fact]
    public Task A_global_option_is_cut_at_a_semicolon_as_in_a_build() =>
        new RuleTest<ConfiguredAnalyzer>
        {
            Source = "class C { int M() { var {|TST0004:x|} = 1; return x; } }",
            GlobalOptions = { ["build_property.BadName"] = "x;y" },
        }.VerifyAsync();

    [Fact]
    public Task A_file_option_holds_for_its_files_only() =>
        new RuleTest<ConfiguredAnalyzer>
        {
            Sources =
            {
                ["A.cs"] = "class A { int M() { var {|TST0004:x|} = 1; return x; } }",
                ["B.cs"] = "class B { int M() { var x = 1; return x; } }",
            },
            AnalyzerConfigFiles = { ["/.editorconfig"] = "[A.cs]\nbad_name = x" },
        }.VerifyAsync();

    [Fact]
    public Task Additional_files_take_markup_and_are_live() =>
        new RuleTest<ConfiguredAnalyzer>
        {
            Source = "class C;",
            AdditionalFiles = { ["scmguard.json"] = "{\n  \"target\": \"{|TST0005:wrong|}\"\n}" },
        }.VerifyAsync();

    [Fact]
    public Task Projects_refer_to_each_other() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = "class C { int M() { var [|bad1|] = Library.Number; return bad1; } }",
            AdditionalProjects = { ["Library"] = new TestProject { Source = "public static class Library { public const int Number = 1; static int M() { var [|bad1|] = 1; return bad1; } }" } },
            ProjectReferences = { "Library" },
        }.VerifyAsync();

    [Fact]
    public Task A_reference_to_an_assembly_of_the_test_compiles()
    {
        var test = new RuleTest<BadNameAnalyzer> { Source = "class C { ScmGuard.Testing.TestBehaviors M() { var [|bad1|] = default(ScmGuard.Testing.TestBehaviors); return bad1; } }" };
        test.AddReference(typeof(TestBehaviors));
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_preprocessor_symbol_chooses_the_code() =>
        new RuleTest<BadNameAnalyzer>
        {
            Source = """
                class C
                {
                #if DEBUG
                    int M() { var [|bad1|] = 1; return bad1; }
                #endif
                }
                """,
            PreprocessorSymbols = { "DEBUG" },
        }.VerifyAsync();

    [Fact]
    public Task A_program_has_top_level_statements() =>
        new RuleTest<BadNameAnalyzer> { Source = "var [|bad1|] = 1; return bad1;", OutputKind = OutputKind.ConsoleApplication }.VerifyAsync();

    [Fact]
    public Task Unsafe_code_compiles() =>
        new RuleTest<BadNameAnalyzer> { Source = "unsafe class C { int M(int* p) { var [|bad1|] = *p; return bad1; } }" }.VerifyAsync();

    [Fact]
    public Task A_stated_error_of_the_compiler_is_verified() =>
        new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var {|TST0001:bad1|} = {|CS0103:nothing|}; return bad1; } }" }.VerifyAsync();

    [Fact]
    public Task Malformed_code_is_analysed_when_the_test_says_so() =>
        new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var [|bad1|] = ; return", Malformed = true }.VerifyAsync();

    [Fact]
    public Task A_diagnostic_of_the_compilation_end_is_verified_when_it_is_marked_so() =>
        new RuleTest<EndAnalyzer> { Source = "class C { int M() { var {|TST0002@end:late|} = 1; return late; } }" }.VerifyAsync();

    [Fact]
    public Task A_diagnostic_without_a_location_is_verified_when_it_is_stated() =>
        new RuleTest(new EndAnalyzer { HasLocation = false })
        {
            Source = "class C { int M() { var late = 1; return late; } }",
            ExpectedDiagnostics = { new DiagnosticResult("TST0002").WithArguments("late") },
        }.VerifyAsync();

    [Fact]
    public Task A_rule_that_is_off_by_default_is_switched_on() =>
        new RuleTest(new NameAnalyzer { Rule = NameAnalyzer.Describe("TST0001", "'{0}'", isEnabledByDefault: false) })
        {
            Source = "class C { int M() { var [|bad1|] = 1; return bad1; } }",
        }.VerifyAsync();

    [Fact]
    public Task Several_analyzers_are_verified_together() =>
        new RuleTest(new BadNameAnalyzer(), new EndAnalyzer())
        {
            Source = "class C { int M() { int {|TST0001:bad1|} = 1, {|TST0002@end:late|} = 1; return bad1 + late; } }",
        }.VerifyAsync();

    [Fact]
    public Task The_generated_code_check_can_be_left_out() =>
        new RuleTest(new NameAnalyzer { GeneratedCode = GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics })
        {
            Source = "class C { int M() { var [|bad1|] = 1; return bad1; } }",
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck,
        }.VerifyAsync();

    [Fact]
    public async Task What_is_live_can_be_asked_for()
    {
        var test = new RuleTest(new BadNameAnalyzer(), new EndAnalyzer()) { Source = "class C { int M() { int bad1 = 1, late = 1; return bad1 + late; } }" };

        var all = await test.GetDiagnosticsAsync();
        var live = await test.GetLiveDiagnosticsAsync();

        Assert.Equal(["TST0001", "TST0002"], all.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["TST0001"], live.Select(diagnostic => diagnostic.Id));
    }
}
