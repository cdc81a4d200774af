using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>The flow ends, and soon: counted in passes over a body's blocks, not by a clock.</summary>
public sealed class FixpointTests
{
    private static readonly TargetSet _affected = TargetSet.Of(Advisories.KeyPairLostAtReboot.Affected);

    [Fact]
    public void Straight_code_takes_one_pass()
    {
        var (passes, _) = Follow(string.Concat(Enumerable.Repeat("Work(); ", 200)) + "SAFE;".Replace("SAFE", "if (fw == Bad) return 1; SAFE"));
        Assert.Equal(1, passes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2_000)]
    public void A_method_of_many_branches_takes_one_pass(int branches)
    {
        var body = string.Concat(Enumerable.Range(0, branches).Select(index => $"if (n == {index}) Work(); "));
        var (passes, units) = Follow($"if (fw == Bad) return 1; {body} SAFE;");
        Assert.Equal(1, passes);
        Assert.False(units.Meets(_affected));
    }

    [Fact]
    public void A_method_of_many_guard_locals_takes_one_pass()
    {
        var body = string.Concat(Enumerable.Range(0, 500).Select(index => $"bool b{index} = fw == Bad || n == {index}; if (b{index}) Work(); "));
        var (passes, units) = Follow($"{body} if (b7) return 1; SAFE;");
        Assert.Equal(1, passes);
        Assert.False(units.Meets(_affected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void Nested_loops_take_no_more_passes_than_they_are_deep_and_two(int depth)
    {
        var body = "Work(); b = !b;";
        for (var index = 0; index < depth; index++)
        {
            body = $"while (n > {index}) {{ {body} b &= fw != Bad; }}";
        }

        var (passes, _) = Follow($"bool b = fw != Bad; {body} if (b) {{ SAFE; }}");
        Assert.InRange(passes, 2, depth + 2);
    }

    [Fact]
    public void Jumps_into_the_middle_of_each_other_end()
    {
        var text = new StringBuilder("bool b = fw == Bad; switch (n) { ");
        for (var index = 0; index < 40; index++)
        {
            text.Append($"case {index}: goto L{index}; ");
        }

        text.Append("} return 1; ");
        for (var index = 0; index < 40; index++)
        {
            text.Append($"L{index}: b = !b; if (n-- > {index}) goto L{(index * 17) % 40}; if (b) goto L{(index * 7 + 3) % 40}; ");
        }

        var (passes, units) = Follow(text + "LOST;");
        Assert.InRange(passes, 2, 20);
        Assert.True(units.Meets(_affected));
    }

    [Fact]
    public void Local_functions_that_call_each_other_end()
    {
        var text = new StringBuilder("if (fw == Bad) return 1; F0(3); ");
        for (var index = 0; index < 30; index++)
        {
            text.Append($"void F{index}(int i) {{ if (i > 0) F{(index + 1) % 30}(i - 1); else F{(index * 3 + 1) % 30}(i); {(index == 29 ? "SAFE;" : "")} }} ");
        }

        var (passes, units) = Follow(text.ToString());
        Assert.InRange(passes, 31, 2_000);
        Assert.False(units.Meets(_affected));
    }

    [Fact]
    public void Recursion_between_many_methods_reads_a_bounded_number_of_bodies()
    {
        var members = string.Concat(Enumerable.Range(0, 200).Select(index =>
            $"static bool R{index}(string s) => s == \"x\" || R{(index * 7 + 1) % 200}(s) || R{(index * 13 + 5) % 200}(s) || R{(index * 31 + 11) % 200}(s); "));
        var compilation = Compile(GuardedProgram.WithBody("if (R0(fw)) return 1; LOST;", members));
        Assert.True(UnitsAtCall(compilation).Meets(_affected));
        Assert.InRange(FirmwareGuards.Of(compilation).BodiesFollowed, 2, 2 * Inquiry.MaxBodies);
    }

    [Fact]
    public void Ten_calls_in_one_body_follow_it_once()
    {
        var compilation = Compile(GuardedProgram.WithBody("if (Affected(fw)) return 1; " + string.Concat(Enumerable.Repeat("SAFE; ", 10)), "static bool Affected(string s) => s == Bad;"));
        var calls = Calls(compilation).ToList();
        Assert.Equal(10, calls.Count);
        foreach (var call in calls)
        {
            Assert.False(UnitsAt(compilation, call).Meets(_affected));
        }

        Assert.Equal(2, FirmwareGuards.Of(compilation).BodiesFollowed);
    }

    [Fact]
    public void The_same_helper_is_followed_once_for_all_bodies()
    {
        var members = string.Concat(Enumerable.Range(0, 20).Select(index => $"int M{index}(string fw) {{ if (Affected(fw)) return 1; return SAFE; }} "));
        var compilation = Compile(GuardedProgram.WithMembers(members + "static bool Affected(string s) => s == Bad;"));
        Assert.All(Calls(compilation), call => Assert.False(UnitsAt(compilation, call).Meets(_affected)));
        Assert.Equal(21, FirmwareGuards.Of(compilation).BodiesFollowed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_answer_does_not_depend_on_the_order_of_the_questions(bool isReversed)
    {
        // Each asks for the next; the far end of the chain is beyond reach for the first, but not for the last.
        const int Length = 12;
        var members = string.Concat(Enumerable.Range(0, Length).Select(index =>
            $"int M{index}(string fw) {{ if (A{index}(fw)) return 1; return zkGenKeyPair(ctx, {index}); }} static bool A{index}(string s) => {(index == Length - 1 ? "s == Bad" : $"A{index + 1}(s)")}; "));
        var compilation = Compile(GuardedProgram.WithMembers(members));
        var calls = isReversed ? Calls(compilation).Reverse() : Calls(compilation);
        var affected = calls.Where(call => UnitsAt(compilation, call).Meets(_affected)).Select(call => call.ArgumentList.Arguments[1].ToString()).Order().ToList();
        Assert.Equal(Enumerable.Range(0, Length - Inquiry.MaxDepth + 1).Select(index => index.ToString()).Order(), affected);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1_000)]
    public void Deep_nesting_ends_in_an_answer_and_never_in_silence(int depth)
    {
        var guarded = $"if (fw == Bad) return 1; {string.Concat(Enumerable.Repeat("{ ", depth))} SAFE; {string.Concat(Enumerable.Repeat("} ", depth))}";
        var expression = $"if ({string.Concat(Enumerable.Repeat("!(", depth))}fw == Bad{string.Concat(Enumerable.Repeat(")", depth))}) {{ Work(); }} LOST;";
        var sum = $"string s = {string.Join(" + ", Enumerable.Repeat("fw", depth))}; LOST;";
        foreach (var body in new[] { guarded, expression, sum })
        {
            var compilation = Compile(GuardedProgram.WithBody(body), mayFail: true);
            Assert.All(Calls(compilation), call => Assert.True(body == guarded || UnitsAt(compilation, call).Meets(_affected)));
        }
    }

    private static (long Passes, TargetSet Units) Follow(string body)
    {
        var compilation = Compile(GuardedProgram.WithBody(body));
        var call = Assert.Single(Calls(compilation));
        var units = UnitsAt(compilation, call);
        var root = MemberValues.RootOf(compilation.GetSemanticModel(call.SyntaxTree).GetOperation(call))!;
        return (FirmwareGuards.Of(compilation).Ask(root, default).Passes, units);
    }

    private static TargetSet UnitsAtCall(CSharpCompilation compilation) => UnitsAt(compilation, Assert.Single(Calls(compilation)));

    private static TargetSet UnitsAt(CSharpCompilation compilation, InvocationExpressionSyntax call)
    {
        var model = compilation.GetSemanticModel(call.SyntaxTree);
        return FirmwareFlow.UnitsAt(model.GetOperation(call)!, model, TargetSet.Field, default);
    }

    private static System.Collections.Generic.IEnumerable<InvocationExpressionSyntax> Calls(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[0].GetRoot().DescendantNodes(node => node is not ExpressionSyntax || node is InvocationExpressionSyntax).OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "zkGenKeyPair" });

    private static CSharpCompilation Compile(string source, bool mayFail = false)
    {
        var compilation = CSharpCompilation.Create(
            "Subject",
            [CSharpSyntaxTree.ParseText(GuardedProgram.Unmark(source))],
            ReferenceAssemblies.Net100.References.Append(GuardedProgram.Annotations),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        if (!mayFail)
        {
            Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        return compilation;
    }
}
