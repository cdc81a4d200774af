using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Sees that a step runs only if it is still needed: <c>if (!Exists()) ...</c>, <c>_slot ??= ...</c>, <c>if (_done) return; ...</c>.</summary>
internal static class OnDemand
{
    /// <summary>True if the step depends on what another method answers, or on what an object remembers.</summary>
    public static bool Is(SyntaxNode step, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var child = step; child.Parent is { } parent && !Body.Is(parent); child = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when child != branch.Condition && Asks(branch.Condition):
                case ConditionalExpressionSyntax choice when child != choice.Condition && Asks(choice.Condition):
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } sequence
                    when child == sequence.Right && Asks(sequence.Left):
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment when child == assignment.Right && Asks(assignment.Left):
                    return true;
                case BlockSyntax block when block.Statements.TakeWhile(statement => statement != child).OfType<IfStatementSyntax>().Any(IsWayOut):
                    return true;
            }
        }

        return false;

        bool Asks(ExpressionSyntax condition) => Parts(condition).Any(static part => part switch
        {
            IInvocationOperation call => !part.IsImplicit && !Condition.DependsOnArgumentsOnly(call.TargetMethod),
            IDynamicInvocationOperation => true,
            _ => Condition.ReadsState(part),
        });

        bool IsWayOut(IfStatementSyntax branch) =>
            branch.Statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax)
            && Parts(branch.Condition).Any(Condition.ReadsState);

        IEnumerable<IOperation> Parts(ExpressionSyntax condition) => model.GetOperation(condition, cancellationToken)?.DescendantsAndSelf() ?? [];
    }
}
