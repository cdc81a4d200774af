using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Rules.Wallets;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>SCM2007: moves the bound of a test for errors past the result that is none: <c>&lt; 0</c> becomes <c>&lt; -1</c> while a session goes on.</summary>
/// <remarks>Only where the result goes nowhere else: code that goes on with it would have to tell -1 apart from a slot.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM2007Slip39ResultMisreadFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM2007");

    internal override string Title => "Take only what is below for an error";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var tree = diagnostic.Location.SourceTree!;
            if (diagnostic.Properties.TryGetValue(SCM2007Slip39ResultMisread.GoodProperty, out var written)
                && int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var good)
                && tree.GetRoot(edit.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is BinaryExpressionSyntax { ContainsDiagnostics: false } test
                && test.Span == diagnostic.Location.SourceSpan
                && Moved(test, good, edit.Compilation.GetSemanticModel(tree)) is { } moved)
            {
                edit.Edit(tree)?.Replace(test, current => Rewrite((BinaryExpressionSyntax)current, moved.Kind, moved.IsNumberLeft, good));
            }
        }
    }

    /// <summary>The operator with which the test compares with the good result itself; null if its bound is not the one next to it.</summary>
    private static (SyntaxKind Kind, bool IsNumberLeft)? Moved(BinaryExpressionSyntax test, int good, SemanticModel model)
    {
        // A constant that nothing else reads would be left over.
        var isNumberLeft = IsNumber(test.Left);
        if ((!isNumberLeft && !IsNumber(test.Right))
            || model.GetConstantValue(isNumberLeft ? test.Left : test.Right).Value is not int number)
        {
            return null;
        }

        var kind = isNumberLeft ? Mirror(test.Kind()) : test.Kind();
        SyntaxKind? moved = kind switch
        {
            SyntaxKind.LessThanExpression when number == good + 1 => SyntaxKind.LessThanExpression,
            SyntaxKind.LessThanOrEqualExpression when number == good => SyntaxKind.LessThanExpression,
            SyntaxKind.GreaterThanOrEqualExpression when number == good + 1 => SyntaxKind.GreaterThanOrEqualExpression,
            SyntaxKind.GreaterThanExpression when number == good => SyntaxKind.GreaterThanOrEqualExpression,
            _ => null,
        };
        return moved is { } known ? (isNumberLeft ? Mirror(known) : known, isNumberLeft) : null;
    }

    private static bool IsNumber(ExpressionSyntax side) =>
        side is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax };

    private static BinaryExpressionSyntax Rewrite(BinaryExpressionSyntax test, SyntaxKind kind, bool isNumberLeft, int good)
    {
        var number = SyntaxFactory.ParseExpression(good.ToString(CultureInfo.InvariantCulture));
        var sign = SyntaxFactory.Token(kind switch
        {
            SyntaxKind.LessThanExpression => SyntaxKind.LessThanToken,
            SyntaxKind.LessThanOrEqualExpression => SyntaxKind.LessThanEqualsToken,
            SyntaxKind.GreaterThanExpression => SyntaxKind.GreaterThanToken,
            _ => SyntaxKind.GreaterThanEqualsToken,
        }).WithTriviaFrom(test.OperatorToken);
        return isNumberLeft
            ? SyntaxFactory.BinaryExpression(kind, number.WithTriviaFrom(test.Left), sign, test.Right)
            : SyntaxFactory.BinaryExpression(kind, test.Left, sign, number.WithTriviaFrom(test.Right));
    }

    private static SyntaxKind Mirror(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        _ => kind,
    };
}
