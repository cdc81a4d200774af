using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Analyzers.Flow.Taint;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4003: a mnemonic or a passphrase gets to where others read it.</summary>
public sealed class SCM4003SecretDisclosed : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4003",
        "Mnemonic or passphrase reaches a log, the console or an exception",
        "A {0} reaches {1}: what is written there is kept, copied and read by others; hand it only to whom it is meant for",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A console is recorded by the journal of the system, a log is shipped and kept, and an exception ends up in both. Whoever reads a wallet's mnemonic and passphrase there has the wallet.",
        RulePage.Of("SCM4003"),
        RuleTable.TagsOf("SCM4003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        if (!rule.MayCall(HasSecret))
        {
            return;
        }

        rule.OnFile(file =>
        {
            // One value goes into many calls.
            var reported = new HashSet<(SyntaxNode, ArgumentRole)>();
            foreach (var call in rule.Zymbit.CallsIn(file.SemanticModel, file.CancellationToken))
            {
                // What Python does in a text of its own is not followed.
                if (!HasSecret(call.Operation) || call.Text is not null)
                {
                    continue;
                }

                foreach (var (role, root, source) in SourcesOf(call, rule.Zymbit, file.CancellationToken))
                {
                    foreach (var sink in TaintFlow.Reached(root, source, Disclosure.In, file.CancellationToken))
                    {
                        if (reported.Add((sink.Value.Syntax, role)))
                        {
                            file.ReportDiagnostic(Diagnostic.Create(_descriptor, sink.Value.Syntax.GetLocation(), SecretArgument.NameOf(role), sink.Name));
                        }
                    }
                }
            }
        });
    }

    private static bool HasSecret(Operation operation) => operation.CreatesWallet || operation.Id is ZymbitOperation.AddSLIP39MemberPassword or ZymbitOperation.AddRestoreSLIP39Mnemonic;

    /// <summary>The secrets of a call: what it hands out, what it is given, and what those give it who call the helper that it stands in.</summary>
    private static IEnumerable<(ArgumentRole Role, IOperation Root, TaintSource Source)> SourcesOf(ZymbitCall call, ZymbitCompilation zymbit, CancellationToken cancellationToken)
    {
        var invocation = call.Invocation;
        var output = call.TryGetArgument(ArgumentRole.Mnemonic, out var argument) ? argument.Value : null;
        if (MnemonicResult.IsMadeBy(call.Operation) && (output is not null || MnemonicResult.Is(call, cancellationToken)) && MemberValues.RootOf(invocation) is { } home)
        {
            yield return (ArgumentRole.Mnemonic, home, new TaintSource(invocation, output, Holders.Taking(invocation, output, cancellationToken)));
        }

        foreach (var seen in zymbit.AsCallersMake(call, cancellationToken).Insert(0, call))
        {
            foreach (var secret in SecretArguments.Of(seen, cancellationToken))
            {
                if (secret is { Role: ArgumentRole.Mnemonic or ArgumentRole.Passphrase, Value: { } value }
                    && MemberValues.RootOf(value) is { } root
                    && ConstantText.Of(value, cancellationToken).Value is not ""
                    && Holders.Behind(value, cancellationToken) is { IsEmpty: false } holders)
                {
                    yield return (secret.Role, root, new TaintSource(null, null, holders));
                }
            }
        }
    }
}
