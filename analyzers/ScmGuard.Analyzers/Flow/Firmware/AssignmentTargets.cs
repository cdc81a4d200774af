using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What an operation writes to.</summary>
internal static class AssignmentTargets
{
    /// <summary>The targets of one operation, its operands' own writes not included.</summary>
    public static IEnumerable<IOperation> Of(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => Flatten(assignment.Target),
        IIncrementOrDecrementOperation step => Flatten(step.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Flatten(argument.Value),
        _ => [],
    };

    /// <summary>The single targets of a tuple or a declaration.</summary>
    public static IEnumerable<IOperation> Flatten(IOperation target)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    foreach (var inner in Flatten(element))
                    {
                        yield return inner;
                    }
                }

                break;
            case IDeclarationExpressionOperation declaration:
                foreach (var inner in Flatten(declaration.Expression))
                {
                    yield return inner;
                }

                break;
            case IConversionOperation conversion:
                foreach (var inner in Flatten(conversion.Operand))
                {
                    yield return inner;
                }

                break;
            default:
                yield return target;
                break;
        }
    }
}
