using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition.Python;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Reads the command line of a process that a program starts.</summary>
internal static class ProcessCommand
{
    /// <summary>A compiler newer than the one that this is built against has collection expressions.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    /// <summary>The program and its arguments, each null where nothing of it is known; none if no process is started, or the command is not in sight.</summary>
    /// <param name="operation">The call of <c>Process.Start</c>, or the creation of a <c>ProcessStartInfo</c>.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static IReadOnlyList<ProgramText?> Of(IOperation? operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Start", ContainingType: { Name: "Process", ContainingNamespace.Name: "Diagnostics" } } } start =>
            Words(Argument(start.Arguments, 0), Argument(start.Arguments, 1), cancellationToken),
        IObjectCreationOperation { Type: { Name: "ProcessStartInfo", ContainingNamespace.Name: "Diagnostics" } } creation => OfCreation(creation, cancellationToken),
        _ => [],
    };

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static IReadOnlyList<ProgramText?> OfCreation(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        var program = Argument(creation.Arguments, 0);
        var arguments = Argument(creation.Arguments, 1);
        IEnumerable<IOperation> list = [];
        foreach (var initializer in creation.Initializer is { } written ? written.Initializers : ImmutableArray<IOperation>.Empty)
        {
            switch (initializer)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "FileName" } } assignment:
                    program = assignment.Value;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Arguments" } } assignment:
                    arguments = assignment.Value;
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "ArgumentList" } } member:
                    list = member.Initializer.Initializers.OfType<IInvocationOperation>().Select(static add => add.Arguments.FirstOrDefault()?.Value).OfType<IOperation>();
                    break;
            }
        }

        return list.Any() ? Words(program, list, cancellationToken) : Words(program, arguments, cancellationToken);
    }

    private static IReadOnlyList<ProgramText?> Words(IOperation? program, IOperation? arguments, CancellationToken cancellationToken)
    {
        while (arguments is IConversionOperation conversion)
        {
            arguments = conversion.Operand;
        }

        return arguments switch
        {
            null => [],
            IArrayCreationOperation { Initializer: { } array } => Words(program, array.ElementValues, cancellationToken),
            { Kind: CollectionExpression } collection => Words(program, collection.ChildOperations, cancellationToken),
            { Type.SpecialType: SpecialType.System_String } => Words(program, ProgramText.Of(arguments, cancellationToken)?.Split() ?? [], cancellationToken),
            _ => [],
        };
    }

    private static IReadOnlyList<ProgramText?> Words(IOperation? program, IEnumerable<IOperation> arguments, CancellationToken cancellationToken) =>
        Words(program, arguments.Select(argument => ProgramText.Of(argument, cancellationToken)), cancellationToken);

    private static IReadOnlyList<ProgramText?> Words(IOperation? program, IEnumerable<ProgramText?> arguments, CancellationToken cancellationToken) =>
        program is null ? [] : [ProgramText.Of(program, cancellationToken), .. arguments];
}
