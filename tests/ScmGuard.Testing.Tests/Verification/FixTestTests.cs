using System.Threading.Tasks;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

public sealed class FixTestTests
{
    private const string Bad = "class C { int M() { var [|bad1|] = 1; return bad1; } }";
    private const string Good = "class C { int M() { var good1 = 1; return good1; } }";

    [Fact]
    public Task A_fix_is_verified_step_by_step_and_in_every_scope() =>
        new FixTest<BadNameAnalyzer, RenameFix>
        {
            Sources =
            {
                ["A.cs"] = "class A { int M() { var [|bad1|] = 1; return bad1; } int N() { var [|bad1|] = 1; var [|bad2|] = 1; return bad1 + bad2; } }",
                ["B.cs"] = "class B { int M() { var [|bad1|] = 1; return bad1; } }",
                ["C.cs"] = "class C { int M() => 1; }",
            },
            FixedSources =
            {
                ["A.cs"] = "class A { int M() { var good1 = 1; return good1; } int N() { var good1 = 1; var good2 = 1; return good1 + good2; } }",
                ["B.cs"] = "class B { int M() { var good1 = 1; return good1; } }",
                ["Library/D.cs"] = "public class D { int M() { var good1 = 1; return good1; } }",
            },
            AdditionalProjects =
            {
                ["Library"] = new TestProject { Sources = { ["D.cs"] = "public class D { int M() { var [|bad1|] = 1; return bad1; } }" } },
            },
            ProjectReferences = { "Library" },
            CodeActionTitle = "Rename to good1",
            CodeActionEquivalenceKey = "rename to g",
        }.VerifyAsync();

    [Theory]
    [InlineData(null, null, "good1")]
    [InlineData(0, null, "good1")]
    [InlineData(1, null, "fine1")]
    [InlineData(null, "rename to f", "fine1")]
    [InlineData(1, "rename to f", "fine1")]
    public Task One_of_several_actions_is_taken(int? index, string? key, string name) =>
        new FixTest(TwoWays(), new BadNameAnalyzer())
        {
            Source = Bad,
            Fixed = Good.Replace("good1", name),
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.VerifyAsync();

    [Fact]
    public Task A_fix_may_take_several_steps_when_the_test_says_how_many() =>
        new FixTest(SlowFix(), new BadNameAnalyzer())
        {
            Source = Bad,
            Fixed = Good.Replace("good1", "good"),
            NumberOfIncrementalIterations = 2,
            NumberOfFixAllIterations = 2,
        }.VerifyAsync();

    [Fact]
    public Task A_fix_without_FixAll_is_verified_when_the_test_says_so() =>
        new FixTest(new RenameFix { FixAll = null }, new BadNameAnalyzer()) { Source = Bad, Fixed = Good, FixAllScopes = [] }.VerifyAsync();

    [Fact]
    public Task What_remains_is_marked_in_the_fixed_code() =>
        new FixTest(new RenameFix(), new BadNameAnalyzer(), new TwiceAnalyzer())
        {
            Source = "class C { int M() { var {|TST0001:bad1|} = 1; return bad1; } int N() { var x = 1; return x; } int O() { var {|TST0003:x|} = 1; return x; } }",
            Fixed = "class C { int M() { var good1 = 1; return good1; } int N() { var x = 1; return x; } int O() { var {|TST0003:x|} = 1; return x; } }",
        }.VerifyAsync();

    [Fact]
    public Task Without_fixed_code_none_must_be_offered() =>
        new FixTest(new RenameFix { Ids = ["TST0009"] }, new BadNameAnalyzer()) { Source = Bad }.VerifyAsync();

    [Fact]
    public Task A_fix_may_repair_malformed_code() =>
        new FixTest<BadNameAnalyzer, RenameFix>
        {
            Source = "class C { int M() { var [|bad1|] = nothing; return bad1; } }",
            Fixed = "class C { int M() { var good1 = nothing; return good1; } }",
            Malformed = true,
        }.VerifyAsync();

    internal static RenameFix TwoWays() => new() { NewNames = [name => name.Replace("bad", "good"), name => name.Replace("bad", "fine")] };

    /// <summary>Makes <c>bad1</c> into <c>bad</c>, and <c>bad</c> into <c>good</c>.</summary>
    internal static RenameFix SlowFix() => new() { NewNames = [name => name == "bad" ? "good" : "bad"], Key = _ => "rename" };
}
