using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

/// <summary>Each default check has a test in which it must fail, with a message that says what is wrong and where.</summary>
public sealed class RuleTestFailureTests
{
    private const string Bad = "class C { int M() { var [|bad1|] = 1; return bad1; } }";
    private const string Late = "class C { int M() { var {|TST0002:late|} = 1; return late; } }";
    private const string LateAtEnd = "class C { int M() { var {|TST0002@end:late|} = 1; return late; } }";

    [Fact]
    public async Task A_wrong_span_fails_and_is_shown_in_the_source()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer>
        {
            Source = """
                class C
                {
                    int M()
                    {
                        var [|bad1 = 1|];
                        return bad1;
                    }
                }
                """,
        });

        Assert.Equal(
            """
            BadNameAnalyzer does not report what the test expects.
              wrong span: TST0001 at Test0.cs(5,13)-(5,21) is expected, but it was reported at Test0.cs(5,13)-(5,17)

            Test0.cs (- expected, + reported)
                 4 |     {
            -    5 |         var {|TST0001:bad1 = 1|};
            +    5 |         var {|TST0001:bad1|} = 1;
                 6 |         return bad1;

            """,
            message);
    }

    [Fact]
    public async Task A_missing_diagnostic_fails()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var [|good|] = 1; return good; } }" });

        Assert.Contains("missing: TST0001 at Test0.cs(1,25)-(1,29)", message, StringComparison.Ordinal);
        Assert.Contains("-    1 | class C { int M() { var {|TST0001:good|} = 1; return good; } }", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unexpected_diagnostic_fails()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var bad1 = 1; return bad1; } }" });

        Assert.Contains("unexpected: TST0001 at Test0.cs(1,25)-(1,29): 'bad1' is a bad name", message, StringComparison.Ordinal);
        Assert.Contains("+    1 | class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } }", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_that_is_reported_twice_fails()
    {
        var twice = new NameAnalyzer
        {
            OnName = (context, name) =>
            {
                context.ReportDiagnostic(Diagnostic.Create(NameAnalyzer.BadName, name.GetLocation(), "once"));
                context.ReportDiagnostic(Diagnostic.Create(NameAnalyzer.BadName, name.GetLocation(), "twice"));
            },
        };

        var message = await Failure.MessageOf(new RuleTest(twice) { Source = Bad });

        Assert.Contains("unexpected: TST0001 at Test0.cs(1,25)-(1,29)", message, StringComparison.Ordinal);
    }

    public static TheoryData<DiagnosticResult, string> WrongResults() => new()
    {
        { new DiagnosticResult("TST0001").WithLocation(0).WithMessage("'bad1' is fine"), "wrong message: \"'bad1' is fine\" is expected, but it was \"'bad1' is a bad name\"" },
        { new DiagnosticResult("TST0001").WithLocation(0).WithArguments("bad2"), "wrong message: \"'bad2' is a bad name\" is expected, but it was \"'bad1' is a bad name\"" },
        { new DiagnosticResult("TST0001").WithLocation(0).WithMessageContaining("#159"), "wrong message: \"#159\" is expected in it, but it was \"'bad1' is a bad name\"" },
        { new DiagnosticResult("TST0001").WithLocation(0).WithSeverity(DiagnosticSeverity.Error), "wrong severity: Error is expected, but it was Warning" },
        { new DiagnosticResult("TST0001").WithLocation(0).WithLocation(1, 1), "wrong additional locations: [Test0.cs(1,1)] are expected, but they were []" },
    };

    [Theory]
    [MemberData(nameof(WrongResults), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_else_is_stated_and_wrong_fails(DiagnosticResult result, string problem)
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = Bad.Replace("[|", "{|#0:").Replace("|]", "|}"), ExpectedDiagnostics = { result } });

        Assert.Contains($"TST0001 at Test0.cs(1,25)-(1,29) has a {problem}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_in_the_wrong_file_fails()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer>
        {
            Sources =
            {
                ["A.cs"] = "class A { int M() { var [|good|] = 1; return good; } }",
                ["B.cs"] = "class B { int M() { var bad1 = 1; return bad1; } }",
            },
        });

        Assert.Contains("missing: TST0001 at A.cs(1,25)-(1,29)", message, StringComparison.Ordinal);
        Assert.Contains("unexpected: TST0001 at B.cs(1,25)-(1,29)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crashing_analyzer_fails_with_its_exception()
    {
        var crashing = new NameAnalyzer { OnName = (_, name) => throw new InvalidOperationException($"lost at {name}") };

        var message = await Failure.MessageOf(new RuleTest(crashing) { Source = Bad });

        Assert.StartsWith("AD0001: NameAnalyzer threw.", message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: lost at bad1", message, StringComparison.Ordinal);
        Assert.Contains(nameof(A_crashing_analyzer_fails_with_its_exception), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyzer_that_reports_in_generated_code_fails()
    {
        var analyzer = new NameAnalyzer { GeneratedCode = GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics };

        var message = await Failure.MessageOf(new RuleTest(analyzer) { Source = Bad });

        Assert.Contains("reports in generated code", message, StringComparison.Ordinal);
        Assert.Contains("TST0001 at Test0.g.cs(2,25)-(2,29)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_no_pragma_suppresses_fails()
    {
        var analyzer = new NameAnalyzer { Rule = NameAnalyzer.Describe("TST0001", "'{0}'", tags: WellKnownDiagnosticTags.NotConfigurable) };

        var message = await Failure.MessageOf(new RuleTest(analyzer) { Source = Bad });

        Assert.Contains("still reports under #pragma warning disable", message, StringComparison.Ordinal);
        Assert.Contains("TST0001 at Test0.cs(2,25)-(2,29)", message, StringComparison.Ordinal);
        await new RuleTest(analyzer) { Source = Bad, TestBehaviors = TestBehaviors.SkipSuppressionCheck }.VerifyAsync();
    }

    [Fact]
    public async Task A_diagnostic_outside_the_tree_fails_unless_it_is_stated()
    {
        var message = await Failure.MessageOf(new RuleTest(new EndAnalyzer { HasLocation = false }) { Source = "class C { int M() { var late = 1; return late; } }" });

        Assert.Contains("unexpected outside the syntax trees: TST0002 at no location: 'late' is late", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_descriptor_of_the_compilation_end_without_its_tag_fails(bool hasLocation)
    {
        var test = new RuleTest(new EndAnalyzer { Rule = EndAnalyzer.Untagged, HasLocation = hasLocation }) { Source = hasLocation ? LateAtEnd : LateAtEnd.Replace("{|TST0002@end:late|}", "late") };
        if (!hasLocation)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("TST0002"));
        }

        var message = await Failure.MessageOf(test);

        Assert.Equal(
            $"TST0002 at {(hasLocation ? "Test0.cs(1,25)-(1,29)" : "no location")} is reported only at the end of a compilation, but its descriptor lacks the tag WellKnownDiagnosticTags.CompilationEnd.",
            message);
    }

    [Fact]
    public async Task A_diagnostic_that_is_not_live_fails_unless_it_is_marked_so()
    {
        var message = await Failure.MessageOf(new RuleTest<EndAnalyzer> { Source = Late });

        Assert.StartsWith("TST0002 at Test0.cs(1,25)-(1,29) is expected to be live in an editor, but only a whole compilation shows it.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_diagnostic_that_is_marked_as_of_the_end_fails()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = Bad.Replace("[|bad1|]", "{|TST0001@end:bad1|}") });

        Assert.StartsWith("TST0001 at Test0.cs(1,25)-(1,29) is stated to appear only at the end of a compilation, but it is live", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyzer_that_tells_an_editor_something_else_than_a_build_fails()
    {
        // It remembers what it saw, so that the second analysis differs from the first.
        var seen = 0;
        var analyzer = new NameAnalyzer { OnName = (context, name) => context.ReportDiagnostic(Diagnostic.Create(NameAnalyzer.BadName, name.GetLocation(), ++seen)) };

        var message = await Failure.MessageOf(new RuleTest(analyzer) { Source = Bad });

        Assert.Contains("reports file by file, as in an editor, what a whole compilation does not have", message, StringComparison.Ordinal);
        Assert.Contains("TST0001 at Test0.cs(1,25)-(1,29): '2' is a bad name", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_descriptor_that_is_not_among_the_supported_ones_fails()
    {
        var stray = NameAnalyzer.Describe("TST0001", "'{0}' is of another descriptor");
        var analyzer = new NameAnalyzer { OnName = (context, name) => context.ReportDiagnostic(Diagnostic.Create(stray, name.GetLocation(), name.ValueText)) };

        var message = await Failure.MessageOf(new RuleTest(analyzer) { Source = Bad });

        Assert.Contains("not among its SupportedDiagnostics", message, StringComparison.Ordinal);
        Assert.Contains("TST0001 at Test0.cs(1,25)-(1,29): 'bad1' is of another descriptor", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_does_not_compile_fails()
    {
        var message = await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C { int M() { var [|bad1|] = nothing; return bad1; } }" });

        Assert.StartsWith("The source does not compile.", message, StringComparison.Ordinal);
        Assert.Contains("CS0103 at Test0.cs(1,32)-(1,39): The name 'nothing' does not exist in the current context", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_version_the_framework_and_unsafe_code_count()
    {
        Assert.Contains(
            "CS8370 at Test0.cs(1,1)",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "namespace N;", LanguageVersion = LanguageVersion.CSharp7_3 }),
            StringComparison.Ordinal);
        Assert.Contains(
            "CS0518 at Test0.cs(1,7)-(1,8): Predefined type 'System.Object' is not defined or imported",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C;", ReferenceAssemblies = ReferenceAssemblies.None }),
            StringComparison.Ordinal);
        Assert.Contains(
            "CS0227 at Test0.cs(1,14)-(1,15): Unsafe code may only appear if compiling with /unsafe",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "unsafe class C;", AllowUnsafe = false }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_generator_LibraryImport_does_not_compile() =>
        Assert.Contains(
            "CS8795 at Test0.cs",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer>
            {
                Source = "static partial class C { [System.Runtime.InteropServices.LibraryImport(\"x\")] internal static partial int M(); }",
                RunGenerators = false,
            }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("class C { {|TST0001 x|} }", "Unknown markup: '{|' at Test0.cs(1,11) opens neither {|ID:, {|ID@end: nor {|#0:.")]
    [InlineData("class C { {|TST0009:int|} x; }", "Unknown markup: {|TST0009: at Test0.cs(1,11)-(1,14) names no diagnostic of BadNameAnalyzer, which reports TST0001.")]
    [InlineData("class C { {|TST0001:int x; }", "Unknown markup: '{|TST0001:' at Test0.cs(1,11) is never closed.")]
    [InlineData("class C { int|] x; }", "Unknown markup: '|]' at Test0.cs(1,14) closes nothing.")]
    [InlineData("class C { [|int|} x; }", "Unknown markup: '|}' at Test0.cs(1,16) closes nothing.")]
    [InlineData("class C { {|#0:int|} x; }", "Unknown markup: {|#0: at Test0.cs(1,11)-(1,14) is named by no expected diagnostic.")]
    [InlineData("class C { {|#0:int|} {|#0:x|}; }", "Unknown markup: {|#0: marks both Test0.cs(1,11)-(1,14) and Test0.cs(1,15)-(1,16).")]
    public async Task Unknown_markup_fails(string source, string expected) =>
        Assert.Equal(expected, await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = source }));

    [Fact]
    public async Task Markup_without_an_id_fails_where_there_are_several() =>
        Assert.Equal(
            "Unknown markup: [| at Test0.cs(1,11)-(1,14) does not say which of TST0004, TST0005 is meant.",
            await Failure.MessageOf(new RuleTest<ConfiguredAnalyzer> { Source = "class C { [|int|] x; }" }));

    [Fact]
    public async Task A_place_or_a_file_that_does_not_exist_fails()
    {
        Assert.Equal(
            "Unknown markup: an expected diagnostic is at #1, but no text has {|#1:...|}.",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C;", ExpectedDiagnostics = { new DiagnosticResult("TST0001").WithLocation(1) } }));
        Assert.Equal(
            "The test expects something in 'B.cs', but has no such file; it has /TestProject/Test0.cs.",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C;", ExpectedDiagnostics = { new DiagnosticResult("TST0001").OnLine("B.cs", 1) } }));
    }

    [Fact]
    public async Task A_project_reference_that_leads_nowhere_fails() =>
        Assert.Equal(
            "Project 'TestProject' refers to 'Library', which the test does not have; it has TestProject.",
            await Failure.MessageOf(new RuleTest<BadNameAnalyzer> { Source = "class C;", ProjectReferences = { "Library" } }));
}
