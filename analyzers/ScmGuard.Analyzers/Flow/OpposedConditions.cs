using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Sees that two places of a body are never both reached, since the conditions around them contradict each other: <c>if (isNew) ... if (!isNew) ...</c>.</summary>
internal sealed class OpposedConditions(CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxNode, List<Fact>> _facts = [];
    private readonly Dictionary<(string Name, SyntaxNode Scope), List<TextSpan>> _writes = [];

    /// <summary>True if the conditions around two nodes cannot both hold, and nothing between them changes what they read.</summary>
    public bool Separate(SyntaxNode first, SyntaxNode second, SemanticModel model)
    {
        var later = Around(second, model);
        return Around(first, model).Exists(left => later.Exists(right => Contradict(left, right) && !Changes(left, right, first, second)));
    }

    private static bool Contradict(Fact left, Fact right)
    {
        var sameValue = Equals(left.Value, right.Value);
        return (sameValue ? left.Holds != right.Holds : left.Holds && right.Holds) && SyntaxFactory.AreEquivalent(left.Subject, right.Subject);
    }

    private bool Changes(Fact left, Fact right, SyntaxNode first, SyntaxNode second)
    {
        var span = TextSpan.FromBounds(
            Math.Min(left.Subject.SpanStart, right.Subject.SpanStart),
            Math.Max(first.Span.End, second.Span.End));
        var scope = Writes.ScopeOf(first);
        return left.Subject.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(read => WritesOf(read.Identifier.ValueText, scope).Exists(write => span.Contains(write)));
    }

    private List<TextSpan> WritesOf(string name, SyntaxNode scope)
    {
        if (!_writes.TryGetValue((name, scope), out var writes))
        {
            writes = [.. from mention in Mentions.Of(name, scope, cancellationToken) where Writes.IsTarget(Writes.WholeOf(mention)) select mention.Span];
            _writes.Add((name, scope), writes);
        }

        return writes;
    }

    private List<Fact> Around(SyntaxNode node, SemanticModel model)
    {
        if (_facts.TryGetValue(node, out var facts))
        {
            return facts;
        }

        facts = [];
        _facts.Add(node, facts);
        for (var child = node; child.Parent is { } parent && !Body.Is(parent); child = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when child != branch.Condition:
                    Add(branch.Condition, child == branch.Statement);
                    break;
                case ConditionalExpressionSyntax branch when child != branch.Condition:
                    Add(branch.Condition, child == branch.WhenTrue);
                    break;
            }
        }

        return facts;

        void Add(ExpressionSyntax condition, bool holds)
        {
            switch (condition)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    Add(parenthesized.Expression, holds);
                    break;
                case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                    Add(not.Operand, !holds);
                    break;
                case BinaryExpressionSyntax both when both.IsKind(holds ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression):
                    Add(both.Left, holds);
                    Add(both.Right, holds);
                    break;
                case BinaryExpressionSyntax test when test.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression:
                    AddComparison(test.Left, test.Right, holds == test.IsKind(SyntaxKind.EqualsExpression));
                    break;
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } test:
                    AddComparison(test.Expression, constant.Expression, holds);
                    break;
                case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } test:
                    AddComparison(test.Expression, constant.Expression, !holds);
                    break;
                case not null when IsStable(condition):
                    facts.Add(new Fact(condition, true, holds));
                    break;
            }
        }

        void AddComparison(ExpressionSyntax left, ExpressionSyntax right, bool holds)
        {
            if (IsStable(left) && model.GetConstantValue(right, cancellationToken) is { HasValue: true, Value: var value })
            {
                facts.Add(new Fact(left, value, holds));
            }
            else if (IsStable(right) && model.GetConstantValue(left, cancellationToken) is { HasValue: true, Value: var mirrored })
            {
                facts.Add(new Fact(right, mirrored, holds));
            }
        }
    }

    /// <summary>True for names and members of names: reading them twice yields the same unless they are written.</summary>
    private static bool IsStable(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.IsKind(SyntaxKind.SimpleMemberAccessExpression) && IsStable(access.Expression),
        _ => false,
    };

    /// <param name="Subject">What the condition reads.</param>
    /// <param name="Value">What it compares it with.</param>
    /// <param name="Holds">True if they are equal, false if they are not.</param>
    private readonly record struct Fact(ExpressionSyntax Subject, object? Value, bool Holds);
}
