using System.Threading.Tasks;
using ScmGuard.Testing.Tests.Analyzers;

namespace ScmGuard.Testing.Tests.Verification;

public sealed class FixTestTests
{
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
            CodeActionEquivalenceKey = "rename",
        }.VerifyAsync();
}
