using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Secrets;

/// <summary>SCM4004: compares the result with 1, the only one that says valid: <c>!= 0</c> before a <c>throw</c> becomes <c>!= 1</c>.</summary>
/// <remarks>Only where the code says which way it means: it throws, it returns a truth value, or it converts to one.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM4004VerificationMisreadFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM4004");

    internal override string Title => "Take only 1 for valid";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var tree = diagnostic.Location.SourceTree!;
            if (diagnostic.Properties.TryGetValue(SCM4004VerificationMisread.ValidWhenProperty, out var written)
                && bool.TryParse(written, out var validWhen)
                && tree.GetRoot(edit.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax { ContainsDiagnostics: false } test
                && test.Span == diagnostic.Location.SourceSpan
                && Read(test) is { } read)
            {
                // What is replaced within the test arrives with it, so the place of what it reads is all that is kept.
                var kind = validWhen ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression;
                edit.Edit(tree)?.Replace(test, current => Rewrite(test, Read((ExpressionSyntax)current) ?? read, kind));
            }
        }
    }

    /// <summary>What a test reads; null if the number that it compares with is not written in it, since a constant would be left over that nothing reads.</summary>
    private static ExpressionSyntax? Read(ExpressionSyntax test) => test switch
    {
        BinaryExpressionSyntax comparison when IsNumber(comparison.Right) => comparison.Left,
        BinaryExpressionSyntax comparison when IsNumber(comparison.Left) => comparison.Right,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } match when IsNumber(constant) => match.Expression,
        IsPatternExpressionSyntax { Pattern: RelationalPatternSyntax { Expression: var bound } } match when IsNumber(bound) => match.Expression,
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } } match when IsNumber(constant) => match.Expression,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }] } => argument,
        _ => null,
    };

    private static bool IsNumber(ExpressionSyntax side) =>
        side is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };

    private static ExpressionSyntax Rewrite(ExpressionSyntax test, ExpressionSyntax read, SyntaxKind kind)
    {
        var space = SyntaxFactory.Space;
        var sign = SyntaxFactory.Token(kind is SyntaxKind.EqualsExpression ? SyntaxKind.EqualsEqualsToken : SyntaxKind.ExclamationEqualsToken).WithLeadingTrivia(space).WithTrailingTrivia(space);
        var valid = SyntaxFactory.ParseExpression(NativeResult.Valid.ToString(CultureInfo.InvariantCulture));
        ExpressionSyntax rewritten = SyntaxFactory.BinaryExpression(kind, Operand(read.WithoutTrivia()), sign, valid);
        return (IsWhole(test) ? rewritten : SyntaxFactory.ParenthesizedExpression(rewritten)).WithTriviaFrom(test);
    }

    /// <summary>An assignment and a choice bind less than a comparison.</summary>
    private static ExpressionSyntax Operand(ExpressionSyntax read) =>
        read is AssignmentExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(read) : read;

    /// <summary>True where a comparison needs no parentheses.</summary>
    private static bool IsWhole(ExpressionSyntax test) => test.Parent switch
    {
        BinaryExpressionSyntax outer => outer.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        ExpressionSyntax outer => outer is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax,
        _ => true,
    };
}
