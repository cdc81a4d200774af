using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

/// <summary>Each check of FixAll has a test in which it must fail.</summary>
public sealed class FixAllTestTests
{
    private const string Bad = "class C { int M() { var bad1 = 1; return bad1; } int N() { var bad2 = 1; var bad3 = 1; return bad2 + bad3; } }";

    [Fact]
    public async Task A_fix_that_does_the_same_all_at_once_passes() => Assert.InRange(await Test(new RenameFix()).VerifyAsync(), 4 * 3, 100);

    [Fact]
    public async Task Calls_are_put_into_calls_where_the_types_allow_it()
    {
        var analyzer = new CallAnalyzer();

        await new FixAllTest(new RenameFix { NewNames = [static _ => "Good"] }, analyzer)
        {
            Source = "class C { int Bad(int x) => x; long Bad(string x) => 1; int Good(int x) => x; long Good(string x) => 1; int M() { return Bad(1); } long N() { return Bad(\"\"); } }",
        }.VerifyAsync();

        Assert.Contains("Bad(Bad(1))", analyzer.Seen);
        Assert.DoesNotContain("Bad(Bad(\"\"))", analyzer.Seen);
    }

    [Fact]
    public async Task A_scope_that_is_missing_fails()
    {
        var documents = FixAllProvider.Create((_, document, _) => Task.FromResult<Document?>(document), [FixAllScope.Document]);

        Assert.Equal("RenameFix must support FixAll in ContainingMember, ContainingType, Document, Project, Solution.", await MessageOf(new RenameFix { FixAll = documents }));
        Assert.Equal("RenameFix must support FixAll in ContainingMember, ContainingType, Document, Project, Solution.", await MessageOf(new RenameFix { FixAll = null }));
    }

    [Fact]
    public async Task A_fix_that_offers_nothing_fails() =>
        Assert.StartsWith("RenameFix offers nothing", await MessageOf(new RenameFix { Ids = ["TST0009"] }), StringComparison.Ordinal);

    [Fact]
    public async Task A_program_that_does_not_compile_fails() =>
        Assert.StartsWith("Of copies in documents and projects: it does not compile: CS0103", await Failure.MessageOf(new FixAllTest(new RenameFix(), new BadNameAnalyzer()) { Source = "class C { int bad1 = x; }" }.VerifyAsync), StringComparison.Ordinal);

    [Fact]
    public async Task Top_level_statements_fail_with_what_to_do() =>
        Assert.Contains("Put them into a method of a class", await Failure.MessageOf(new FixAllTest(new RenameFix(), new BadNameAnalyzer()) { Source = "var bad1 = 1;" }.VerifyAsync), StringComparison.Ordinal);

    [Fact]
    public async Task A_FixAll_that_forgets_one_fails()
    {
        var forgetful = All((text, diagnostics) => Rename(text, diagnostics.Take(1)));

        Assert.Contains("RenameFix is not done with One, type First.C, member First.C.N() after one FixAll in ContainingMember", await MessageOf(new RenameFix { FixAll = forgetful }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_reaches_beyond_its_scope_fails()
    {
        var greedy = All(static (text, _) => text.Replace("bad", "good", StringComparison.Ordinal));

        Assert.Contains("RenameFix reaches by FixAll in ContainingMember beyond it: nothing is left to fix in", await MessageOf(new RenameFix { FixAll = greedy }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_arrives_at_other_code_fails_and_shows_the_difference()
    {
        var other = All((text, diagnostics) => Rename(text, diagnostics) + " ");

        var message = await MessageOf(new RenameFix { FixAll = other });

        Assert.Contains("RenameFix arrives by FixAll in ContainingMember at other code than one diagnostic after the other (-).", message, StringComparison.Ordinal);
        Assert.Contains("/One/A.cs\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_changes_nothing_fails() =>
        Assert.Contains("RenameFix changes nothing: FixAll in ContainingMember", await MessageOf(new RenameFix { FixAll = All(static (text, _) => text) }), StringComparison.Ordinal);

    [Fact]
    public async Task A_FixAll_that_does_not_compile_fails() =>
        Assert.Contains("RenameFix makes code that does not compile: FixAll in ContainingMember", await MessageOf(new RenameFix { FixAll = All(static (_, _) => "class C {") }), StringComparison.Ordinal);

    [Fact]
    public async Task A_step_that_does_not_compile_fails() =>
        Assert.Contains("RenameFix makes code that does not compile: 'Rename to good1'", await MessageOf(new RenameFix { NewUse = static name => name }), StringComparison.Ordinal);

    [Fact]
    public async Task A_fix_that_never_ends_fails() =>
        Assert.Contains("RenameFix is not done after 12 steps", await MessageOf(new RenameFix { NewNames = [static name => name + "1"] }), StringComparison.Ordinal);

    [Fact]
    public async Task An_action_without_an_equivalence_key_fails() =>
        Assert.Contains("has no equivalence key", await MessageOf(new RenameFix { Key = static _ => null }), StringComparison.Ordinal);

    [Fact]
    public async Task A_new_diagnostic_of_another_rule_fails()
    {
        var test = new FixAllTest(new RenameFix { Key = static _ => "rename" }, new BadNameAnalyzer(), new NameAnalyzer { Prefix = "good", Rule = NameAnalyzer.Describe("TST0008", "'{0}' is too good") }) { Source = Bad };

        Assert.Contains("raises something new, one diagnostic after the other: TST0008 12 times instead of 0", await Failure.MessageOf(test.VerifyAsync), StringComparison.Ordinal);
    }

    private static FixAllTest Test(RenameFix fix) => new(fix, new BadNameAnalyzer()) { Source = Bad };

    private static Task<string> MessageOf(RenameFix fix) => Failure.MessageOf(Test(fix).VerifyAsync);

    private static string Rename(string text, IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Select(static diagnostic => diagnostic.Location.SourceSpan)
        .OrderByDescending(static span => span.Start)
        .Aggregate(text, static (changed, span) =>
        {
            // A name is used in its method only, which ends with the first brace.
            var end = changed.IndexOf('}', span.Start);
            var name = changed.Substring(span.Start, span.Length);
            return changed[..span.Start] + changed[span.Start..end].Replace(name, name.Replace("bad", "good", StringComparison.Ordinal), StringComparison.Ordinal) + changed[end..];
        });

    private static FixAllProvider All(Func<string, ImmutableArray<Diagnostic>, string> change) => FixAllProvider.Create(
        async (context, document, diagnostics) => document.WithText(SourceText.From(change((await document.GetTextAsync(context.CancellationToken)).ToString(), diagnostics))),
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType]);
}
