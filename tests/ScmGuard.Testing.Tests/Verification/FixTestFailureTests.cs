using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

/// <summary>Each check of a fix has a test in which it must fail, with a message that says what is wrong and where.</summary>
public sealed class FixTestFailureTests
{
    private const string Bad = "class C { int M() { var [|bad1|] = 1; return bad1; } }";
    private const string Good = "class C { int M() { var good1 = 1; return good1; } }";
    private const string Place = "TST0001 at Test0.cs(1,25)-(1,29)";

    [Fact]
    public async Task A_fix_that_changes_nothing_fails() =>
        Assert.Equal(
            $"RenameFix changes nothing: 'Rename to bad1' for {Place}: 'bad1' is a bad name.",
            await MessageOf(new RenameFix { NewNames = [name => name] }, Bad));

    [Fact]
    public async Task A_fix_that_does_not_compile_fails()
    {
        var message = await MessageOf(new RenameFix { NewUse = name => name }, "class C { int M() { var good1 = 1; return bad1; } }");

        Assert.StartsWith($"RenameFix makes code that does not compile: 'Rename to good1' for {Place}", message, StringComparison.Ordinal);
        Assert.Contains("CS0103 at Test0.cs(1,43)-(1,47): The name 'bad1' does not exist in the current context", message, StringComparison.Ordinal);
        Assert.Contains("var good1 = 1; return bad1;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_raises_a_new_warning_of_the_compiler_fails()
    {
        var message = await MessageOf(new RenameFix { NewUse = _ => "1" }, "class C { int M() { var good1 = 1; return 1; } }");

        Assert.StartsWith("RenameFix makes code that raises something new.", message, StringComparison.Ordinal);
        Assert.Contains("CS0219 at Test0.cs(1,25)-(1,30): The variable 'good1' is assigned but its value is never used", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_raises_a_new_diagnostic_of_the_analyzer_fails_even_when_it_is_marked()
    {
        var test = new FixTest(new RenameFix { NewNames = [_ => "twice"], Key = _ => "rename" }, new BadNameAnalyzer(), new TwiceAnalyzer())
        {
            Source = "class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } int N() { var twice = 1; return twice; } }",
            Fixed = "class C { int M() { var twice = 1; return twice; } int N() { var {|TST0003:twice|} = 1; return twice; } }",
        };

        var message = await Failure.MessageOf(test);

        Assert.StartsWith("RenameFix makes code that raises something new.", message, StringComparison.Ordinal);
        Assert.Contains("TST0003 at Test0.cs(1,66)-(1,71): 'twice' is used twice", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_raises_a_new_diagnostic_of_another_analyzer_fails()
    {
        var test = Test(new RenameFix(), Good);
        test.OtherAnalyzers.Add(new NameAnalyzer { Prefix = "good", Rule = NameAnalyzer.Describe("TST0008", "'{0}' is too good") });

        Assert.Contains("TST0008 at Test0.cs(1,25)-(1,30): 'good1' is too good", await Failure.MessageOf(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_needs_more_steps_than_stated_fails()
    {
        var message = await MessageOf(FixTestTests.SlowFix(), Good.Replace("good1", "good"));

        Assert.StartsWith("RenameFix is not done after 1 iterations: it still offers 'Rename to good' for TST0001 at Test0.cs(1,25)-(1,28)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_never_ends_fails()
    {
        var message = await MessageOf(new RenameFix { NewNames = [name => name + "1"] }, Good);

        Assert.StartsWith("RenameFix is not done after 1 iterations: it still offers 'Rename to bad111' for TST0001", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_needs_fewer_steps_than_stated_fails()
    {
        var test = Test(new RenameFix(), Good);
        test.NumberOfIncrementalIterations = 2;

        Assert.StartsWith("RenameFix takes 1 iterations, but 2 are expected.", await Failure.MessageOf(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_arrives_at_other_code_fails_and_shows_the_difference()
    {
        var message = await MessageOf(new RenameFix(), Good.Replace("good1", "better"));

        Assert.Equal(
            """
            RenameFix does not arrive at the stated code, one diagnostic at a time.

            Test0.cs (- expected, + fixed)
            -    1 | class C { int M() { var better = 1; return better; } }
            +    1 | class C { int M() { var good1 = 1; return good1; } }

            """,
            message);
    }

    [Fact]
    public async Task A_FixAll_that_misses_one_fails()
    {
        // Renames only in the first method of a document.
        var forgetful = FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var text = await document.GetTextAsync(context.CancellationToken);
            var start = diagnostics.Min(diagnostic => diagnostic.Location.SourceSpan.Start);
            var end = text.ToString().IndexOf('}', start);
            var method = text.ToString()[start..end].Replace("bad1", "good1");
            return document.WithText(text.Replace(TextSpan.FromBounds(start, end), method));
        });
        var test = new FixTest(new RenameFix { FixAll = forgetful }, new BadNameAnalyzer())
        {
            Source = "class C { int M() { var [|bad1|] = 1; return bad1; } int N() { var [|bad1|] = 1; return bad1; } }",
            Fixed = "class C { int M() { var good1 = 1; return good1; } int N() { var good1 = 1; return good1; } }",
        };

        var message = await Failure.MessageOf(test);

        Assert.StartsWith("RenameFix is not done after FixAll in Document, 1 time(s): it still offers 'Rename to good1' for TST0001 at Test0.cs(1,66)-(1,70)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_needs_fewer_steps_than_stated_fails()
    {
        var test = Test(new RenameFix(), Good);
        test.NumberOfFixAllIterations = 2;

        Assert.Equal("RenameFix takes 1 FixAll in Document, but NumberOfFixAllIterations = 2.", await Failure.MessageOf(test));
    }

    [Fact]
    public async Task A_FixAll_that_changes_nothing_fails()
    {
        var idle = FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document));

        Assert.StartsWith("RenameFix changes nothing by FixAll in Document", await MessageOf(new RenameFix { FixAll = idle }, Good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_arrives_at_other_code_fails()
    {
        var other = FixAllProvider.Create(async (context, document, _) =>
            (Document?)document.WithText(SourceText.From((await document.GetTextAsync(context.CancellationToken)).ToString().Replace("bad", "fine"))));

        var message = await MessageOf(new RenameFix { FixAll = other }, Good);

        Assert.StartsWith("RenameFix does not arrive at the stated code by FixAll in Document.", message, StringComparison.Ordinal);
        Assert.Contains("+    1 | class C { int M() { var fine1 = 1; return fine1; } }", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_scope_that_is_not_supported_fails_unless_the_test_says_so()
    {
        var documents = FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document), [FixAllScope.Document]);

        Assert.Equal(
            "RenameFix supports FixAll in [Document], but the test states FixAllScopes = [Document, Project, Solution].",
            await MessageOf(new RenameFix { FixAll = documents }, Good));
        Assert.Equal(
            "RenameFix supports FixAll in [], but the test states FixAllScopes = [Document, Project, Solution].",
            await MessageOf(new RenameFix { FixAll = null }, Good));
    }

    [Fact]
    public async Task An_action_without_an_equivalence_key_fails() =>
        Assert.Equal(
            $"RenameFix supports FixAll, but 'Rename to good1' for {Place}: 'bad1' is a bad name has no equivalence key.",
            await MessageOf(new RenameFix { Key = _ => null }, Good));

    [Fact]
    public async Task A_fix_that_is_not_offered_fails()
    {
        Assert.Equal("RenameFix offers no fix, but the test states fixed code.", await MessageOf(new RenameFix { Ids = ["TST0009"] }, Good));

        var test = Test(new RenameFix(), Good);
        test.CodeActionEquivalenceKey = "another";
        var message = await Failure.MessageOf(test);
        Assert.StartsWith("RenameFix offers no fix with index 0 and equivalence key 'another'. It offers:", message, StringComparison.Ordinal);
        Assert.Contains($"'Rename to good1' for {Place}: 'bad1' is a bad name (equivalence key 'rename to g')", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_is_offered_where_none_is_expected_fails() =>
        Assert.Equal(
            $"RenameFix offers 'Rename to good1' for {Place}: 'bad1' is a bad name, but the test states no fixed code, so that none is expected.",
            await Failure.MessageOf(new FixTest<BadNameAnalyzer, RenameFix> { Source = Bad }));

    [Fact]
    public async Task A_wrong_title_fails()
    {
        var test = Test(new RenameFix(), Good);
        test.CodeActionTitle = "Rename";

        Assert.Equal($"RenameFix offers 'Rename to good1' for {Place}: 'bad1' is a bad name, but the title 'Rename' is expected.", await Failure.MessageOf(test));
    }

    [Fact]
    public async Task A_fix_for_what_no_editor_shows_fails_unless_the_test_says_so()
    {
        var test = new FixTest(new RenameFix { NewNames = [_ => "early"], Key = _ => "rename" }, new EndAnalyzer())
        {
            Source = "class C { int M() { var {|TST0002@end:late|} = 1; return late; } }",
            Fixed = "class C { int M() { var early = 1; return early; } }",
        };

        Assert.StartsWith("RenameFix offers 'Rename to early' for TST0002 at Test0.cs(1,25)-(1,29): 'late' is late, which no editor shows", await Failure.MessageOf(test), StringComparison.Ordinal);
        test.TestBehaviors = TestBehaviors.SkipLocalDiagnosticCheck;
        await test.VerifyAsync();
    }

    [Fact]
    public async Task A_crashing_fix_fails_with_its_exception()
    {
        var message = await MessageOf(new RenameFix { NewNames = [_ => throw new InvalidOperationException("lost")] }, Good);

        Assert.StartsWith($"RenameFix threw: {Place}: 'bad1' is a bad name.", message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: lost", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagnostic_that_remains_without_being_marked_fails()
    {
        var test = new FixTest(new RenameFix(), new BadNameAnalyzer(), new TwiceAnalyzer())
        {
            Source = "class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } int N() { var x = 1; return x; } int O() { var {|TST0003:x|} = 1; return x; } }",
            Fixed = "class C { int M() { var good1 = 1; return good1; } int N() { var x = 1; return x; } int O() { var x = 1; return x; } }",
        };

        var message = await Failure.MessageOf(test);

        Assert.Contains("does not report in the fixed code what the test expects", message, StringComparison.Ordinal);
        Assert.Contains("unexpected: TST0003 at Test0.cs(1,99)-(1,100)", message, StringComparison.Ordinal);
    }

    private static FixTest Test(RenameFix fix, string repaired) => new(fix, new BadNameAnalyzer()) { Source = Bad, Fixed = repaired };

    private static Task<string> MessageOf(RenameFix fix, string repaired) => Failure.MessageOf(Test(fix, repaired));
}
