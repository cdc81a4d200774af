using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>The speed promise, held by counting questions instead of milliseconds.</summary>
public sealed class GateTests
{
    private const int Calls = 1_000;

    [Theory]
    [InlineData("class P { void M() { GenKeyPair(); RemoveKey(); Sign(); } void GenKeyPair() { } void RemoveKey() { } void Sign() { } }")]
    [InlineData("class P { void M(dynamic d) { d.gen_key_pair(\"secp256r1\"); } }")]
    [InlineData("using System.Runtime.InteropServices; class P { [DllImport(\"c\")] static extern int getpid(); int M() => getpid(); }")]
    [InlineData("using System.Runtime.InteropServices; class P { [DllImport(\"zookeeper\")] static extern int zkOpen(string s); int M() => zkOpen(\"\"); }")]
    public void A_compilation_that_cannot_reach_Zymbit_has_no_gate_and_so_no_callbacks(string source) =>
        Assert.Null(Recognized.Gate(Recognized.Compile(source)));

    [Fact]
    public void Calls_whose_name_is_not_Zymbits_ask_the_semantic_model_nothing()
    {
        var source = new StringBuilder("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                [DllImport("c")] static extern int getpid();
                static void GenKeyPair() { }
                static void Hit() { zkGenKeyPair(default, 0); }
                static void M()
                {

            """);
        for (var call = 0; call < Calls; call++)
        {
            source.Append(call % 3 == 0 ? "GenKeyPair();" : call % 3 == 1 ? "Console.WriteLine(1);" : "getpid();").AppendLine();
        }

        var compilation = Recognized.Compile(source.Append("} }").ToString());
        Assert.Single(Recognized.In(compilation));
        Assert.Equal(1, Recognized.Gate(compilation)!.SemanticQueries);
    }

    [Fact]
    public void A_call_is_recognised_once_for_all_rules()
    {
        var compilation = Recognized.Compile("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                static void M() { zkGenKeyPair(default, 0); zkGenKeyPair(default, 1); }
            }
            """);
        for (var rule = 0; rule < 50; rule++)
        {
            Assert.Equal(2, Recognized.In(compilation).Count);
        }

        Assert.Equal(2, Recognized.Gate(compilation)!.SemanticQueries);
    }

    [Fact]
    public void The_gate_is_open_only_to_names_and_the_check_has_a_control()
    {
        // The control: the same calls behind an open gate must be counted, or the counter proves nothing.
        var source = new StringBuilder("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                static void M()
                {

            """);
        for (var call = 0; call < Calls; call++)
        {
            source.AppendLine("zkGenKeyPair(default, 0);");
        }

        var compilation = Recognized.Compile(source.Append("} }").ToString());
        Assert.Equal(Calls, Recognized.In(compilation).Count);
        Assert.Equal(Calls, Recognized.Gate(compilation)!.SemanticQueries);
        Assert.Equal(Calls, compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Count());
    }
}
