using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4001: a mnemonic, a passphrase or a master generator key is written in source.</summary>
public sealed class SCM4001SecretInSource : ZymbitRule
{
    private const int MaxAlternatives = 16;

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4001",
        "Mnemonic, passphrase or master generator key is written in source",
        "The {0} that {1} is given is written in source: whoever has the code, its history or the program has it too; let the program be given it when it runs",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With a wallet's mnemonic, passphrase and master generator key anybody makes its keys on another unit. What is written in source goes to every clone, build and backup, and stays in the history.",
        RulePage.Of("SCM4001"),
        RuleTable.TagsOf("SCM4001"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.CreatesWallet || operation.Id is ZymbitOperation.AddSLIP39MemberPassword or ZymbitOperation.AddRestoreSLIP39Mnemonic,
        static context =>
        {
            foreach (var secret in SecretArguments.Of(context.Call, context.CancellationToken))
            {
                if (secret.Written is { } python ? PythonConstant.IsWrittenText(python) : IsWritten(secret.Value, MaxAlternatives, context.CancellationToken))
                {
                    context.Report(Diagnostic.Create(_descriptor, secret.Place, secret.Name, context.Call.Operation.NativeName));
                }
            }
        });

    /// <summary>An empty text stands for no secret. Of a choice between values, one that is written is enough.</summary>
    private static bool IsWritten(IOperation? value, int reach, CancellationToken cancellationToken) =>
        reach > 0 && SecretArguments.Bare(value, cancellationToken) is { } bare && Origin.Of(bare, cancellationToken) switch
        {
            IConditionalOperation choice => IsWritten(choice.WhenTrue, reach / 2, cancellationToken) || IsWritten(choice.WhenFalse, reach / 2, cancellationToken),
            ICoalesceOperation choice => IsWritten(choice.Value, reach / 2, cancellationToken) || IsWritten(choice.WhenNull, reach / 2, cancellationToken),
            _ => ConstantText.Of(bare, cancellationToken).Value is { Length: > 0 } || WrittenBytes.Are(bare, cancellationToken),
        };
}
