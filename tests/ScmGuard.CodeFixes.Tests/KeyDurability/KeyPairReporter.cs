using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>Reports every call that generates a key pair, guarded or not, so that a fix can be tested in places where the rule would be silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KeyPairReporter : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new("SCM1001", "Key pair", "Key pair", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_descriptor];

    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Id == ZymbitOperation.GenKeyPair,
        static context => context.Report(Diagnostic.Create(_descriptor, context.Call.Location)));
}
