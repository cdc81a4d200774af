using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Follows a <c>dynamic</c> receiver back to the Python module that it came from.</summary>
internal static class PythonOrigin
{
    /// <summary>Far enough for <c>Py.Import</c> kept in a field, its client kept in another, and a local for that.</summary>
    private const int Reach = 6;

    public enum Answer
    {
        Undecided,
        Zymkey,
        Other,
    }

    public static Answer Of(IOperation receiver, SemanticModel model, CancellationToken cancellationToken) =>
        Follow(receiver, model, Reach, cancellationToken);

    private static Answer Follow(IOperation? operation, SemanticModel model, int reach, CancellationToken cancellationToken)
    {
        if (reach == 0)
        {
            return Answer.Undecided;
        }

        return operation switch
        {
            IConversionOperation conversion => Follow(conversion.Operand, model, reach, cancellationToken),
            IParenthesizedOperation parenthesized => Follow(parenthesized.Operand, model, reach, cancellationToken),
            IConditionalAccessInstanceOperation instance => Follow(ConditionalAccess.Accessed(instance), model, reach, cancellationToken),
            ISimpleAssignmentOperation assignment => Follow(assignment.Value, model, reach, cancellationToken),
            ICoalesceOperation coalesce => Follow(coalesce.Value, model, reach, cancellationToken),
            ICoalesceAssignmentOperation coalesce => Follow(coalesce.Value, model, reach, cancellationToken),
            IDynamicMemberReferenceOperation member => Follow(member.Instance, model, reach, cancellationToken),
            IInvocationOperation { TargetMethod.Name: "GetAttr", Instance: { } holder } => Follow(holder, model, reach, cancellationToken),
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "GetAttr" } member } => Follow(member.Instance, model, reach, cancellationToken),
            IInvocationOperation call => OfImport(call),
            ILocalReferenceOperation local => OfAssignments(local.Local, model, reach - 1, cancellationToken),
            IFieldReferenceOperation field => OfAssignments(field.Field, model, reach - 1, cancellationToken),
            IPropertyReferenceOperation property => OfAssignments(property.Property, model, reach - 1, cancellationToken),
            _ => Answer.Undecided,
        };
    }

    private static Answer OfImport(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Import" or "ImportModule", ContainingType.Name: "Py" or "PyModule" or "PythonEngine" }
            || call.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: string module } }, ..])
        {
            return Answer.Undecided;
        }

        return module is "zymkey" || module.StartsWith("zymkey.", StringComparison.Ordinal) ? Answer.Zymkey : Answer.Other;
    }

    /// <summary>One assignment from the Zymbit client is enough; all must come from elsewhere to rule it out.</summary>
    private static Answer OfAssignments(ISymbol symbol, SemanticModel model, int reach, CancellationToken cancellationToken)
    {
        var seen = 0;
        var others = 0;
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            // Only the call's own file: following a receiver further is not worth another semantic model.
            if (reference.SyntaxTree != model.SyntaxTree)
            {
                return Answer.Undecided;
            }

            var declaration = reference.GetSyntax(cancellationToken);
            foreach (var value in AssignedValues(symbol, declaration))
            {
                seen++;
                switch (Follow(model.GetOperation(value, cancellationToken), model, reach, cancellationToken))
                {
                    case Answer.Zymkey:
                        return Answer.Zymkey;
                    case Answer.Other:
                        others++;
                        break;
                }
            }
        }

        return seen > 0 && seen == others ? Answer.Other : Answer.Undecided;
    }

    private static IEnumerable<ExpressionSyntax> AssignedValues(ISymbol symbol, SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } initial }:
                yield return initial;
                break;
            case PropertyDeclarationSyntax { Initializer.Value: { } initial }:
                yield return initial;
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } body }:
                yield return body;
                break;
        }

        var scope = symbol is ILocalSymbol
            ? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
                ?? declaration.SyntaxTree.GetRoot()
            : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        foreach (var assignment in scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? [])
        {
            var target = assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access.Name : assignment.Left;
            if (target is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name)
            {
                yield return assignment.Right;
            }
        }
    }
}
