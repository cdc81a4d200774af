using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>How a rule that judges an argument meets helpers and texts: each mistake once, live, where the argument is written.</summary>
public sealed class HelperRuleTests
{
    [Theory]
    [InlineData("static int Make(int type) => zkGenKeyPair(C, type); static void M() { {|T0001:Make(3)|}; Make(1); }")]
    [InlineData("static int Make(int type) { if (type == 3) { return {|T0001:zkGenKeyPair(C, 3)|}; } return zkGenKeyPair(C, type); } static void M() { {|T0001:Make(3)|}; }")]
    [InlineData("static int Make(int type) => {|T0001:zkGenKeyPair(C, 3)|}; static void M() { Make(3); }")]
    [InlineData("static int Make(int type) => zkGenKeyPair(C, type); [ZymbitApi(\"zkGenKeyPair\")] static int MakeX25519() => Make(3); static void M() { MakeX25519(); }")]
    [InlineData("void M() { {|T0001:Make(3)|}; int Make(int type) => zkGenKeyPair(C, type); }")]
    public Task A_helper_is_looked_through_only_where_the_rule_cannot_judge_the_call_in_it(string members) => new RuleTest(new X25519Rule())
    {
        Source = $$"""
            using System;
            using System.Runtime.InteropServices;
            class P
            {
                static IntPtr C => default;
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                {{members}}
            }
            class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
            """,
        TestBehaviors = TestBehaviors.SkipSuppressionCheck,
    }.VerifyAsync();

    /// <summary>A rule that knows nothing about routes: no key of type 3.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // A test's rule is released nowhere.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class X25519Rule : ZymbitRule
    {
        private static readonly DiagnosticDescriptor _descriptor = new("T0001", "t", "m", "c", DiagnosticSeverity.Warning, true);

        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

        protected override void Start(RuleStart rule) => rule.OnCall(
            operation => operation.Id is ZymbitOperation.GenKeyPair,
            context =>
            {
                if (context.Call.TryGetArgument(ArgumentRole.KeyType, out var type) && type.TryGetConstant(out var value, context.CancellationToken) && value is 3)
                {
                    context.Report(Diagnostic.Create(_descriptor, context.Call.Location));
                }
            });
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008
}
