using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2003: a recovery mnemonic is made, and nobody takes it.</summary>
public sealed class SCM2003MnemonicDropped : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM2003",
        "Recovery mnemonic is dropped",
        "{0} returns a recovery mnemonic, once only, and it is dropped: write it down off the unit, or the wallet cannot be restored",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A unit gives a mnemonic when the wallet is made and never again. A wallet whose mnemonic nobody took is as lost with its unit as one without a recovery strategy.",
        RulePage.Of("SCM2003"),
        RuleTable.TagsOf("SCM2003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        MnemonicResult.IsMadeBy,
        static context =>
        {
            // What Python does with a result in a text of its own is not followed.
            if (context.Call.Text is not null)
            {
                return;
            }

            var isDropped = context.Call.TryGetArgument(ArgumentRole.Mnemonic, out var mnemonic)
                ? IsDropped(mnemonic.Value, context)
                : MnemonicResult.Is(context.Call, context.CancellationToken) && IsResultDropped(context);
            if (isDropped)
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });

    /// <summary>True if the place that takes the mnemonic is <c>_</c>, or a local that nothing reads.</summary>
    private static bool IsDropped(IOperation? place, CallContext context)
    {
        while (place is IDeclarationExpressionOperation or IConversionOperation or IAddressOfOperation)
        {
            place = place switch
            {
                IDeclarationExpressionOperation declaration => declaration.Expression,
                IAddressOfOperation address => address.Reference,
                _ => ((IConversionOperation)place).Operand,
            };
        }

        return place switch
        {
            IDiscardOperation => true,
            ILocalReferenceOperation local => IsFilledBy(local) && !IsNoted(context) && ResultUse.IsNeverRead(local.Local, context.Call.Invocation, context.CancellationToken),
            _ => false,
        };
    }

    /// <summary>The local is written by the call: a pointer that was made before may be read under another name.</summary>
    private static bool IsFilledBy(ILocalReferenceOperation local) =>
        local.Parent is IAddressOfOperation or IDeclarationExpressionOperation or IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref };

    /// <summary>A comment above the call speaks of the mnemonic: somebody has yet to take it, and knows. So do the fixes that ask for one.</summary>
    private static bool IsNoted(CallContext context)
    {
        var call = context.Call.Invocation.Syntax;
        var place = call.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode?)call.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return place is not null && (IsNote(place.GetLeadingTrivia()) || IsNote(FirstOfLine(place).LeadingTrivia));
    }

    private static bool IsNote(SyntaxTriviaList trivia) => trivia.Any(static part =>
        part.IsKind(SyntaxKind.SingleLineCommentTrivia) && part.ToString().IndexOf("recovery mnemonic", StringComparison.OrdinalIgnoreCase) >= 0);

    private static SyntaxToken FirstOfLine(SyntaxNode place)
    {
        var text = place.SyntaxTree.GetText();
        var start = text.Lines.GetLineFromPosition(place.SpanStart).Start;
        while (start < place.SpanStart && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return place.SyntaxTree.GetRoot().FindToken(start);
    }

    private static bool IsResultDropped(CallContext context) =>
        ResultUse.IsDropped(context.Call.Invocation, context.CancellationToken)
        || (context.Call.Operation.CreatesWallet
            && ResultUse.Around(context.Call.Invocation) is IDynamicIndexerAccessOperation { Arguments: [{ ConstantValue: { HasValue: true, Value: 0 } }] });
}
