using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Follows a delegate or a function pointer back to the native function that it was made of.</summary>
/// <param name="Route">By an export's name, or by a declared method.</param>
/// <param name="EntryPoint">The function's name in the library.</param>
/// <param name="LibraryIsKnown">True if the library itself was seen to be Zymbit's; false if only the function's name says so.</param>
internal readonly record struct NativeOrigin(CallRoute Route, string EntryPoint, bool LibraryIsKnown)
{
    /// <summary>Far enough for a handle in a field, a pointer in a local, and a delegate in a field.</summary>
    private const int Reach = 6;

    /// <summary>A handle that is assigned in more places is not followed to all of them.</summary>
    private const int MaxHandles = 4;

    /// <summary>What a value was made of, or null if that is not known or is not one thing.</summary>
    public static NativeOrigin? Of(IOperation? value, CancellationToken cancellationToken) =>
        Follow(value, static _ => null, Reach, cancellationToken);

    private static NativeOrigin? Follow(IOperation? value, Func<IParameterSymbol, IOperation?> passed, int reach, CancellationToken cancellationToken)
    {
        if (reach == 0)
        {
            return null;
        }

        return value switch
        {
            IConversionOperation conversion => Follow(conversion.Operand, passed, reach, cancellationToken),
            IParenthesizedOperation parenthesized => Follow(parenthesized.Operand, passed, reach, cancellationToken),
            IDelegateCreationOperation creation => Follow(creation.Target, passed, reach, cancellationToken),
            IAddressOfOperation address => Follow(address.Reference, passed, reach, cancellationToken),
            ISimpleAssignmentOperation assignment => Follow(assignment.Value, passed, reach, cancellationToken),
            ICoalesceOperation coalesce => Follow(coalesce.Value, passed, reach, cancellationToken),
            ICoalesceAssignmentOperation coalesce => Follow(coalesce.Value, passed, reach, cancellationToken),
            IConditionalAccessInstanceOperation instance => Follow(ConditionalAccess.Accessed(instance), passed, reach, cancellationToken),
            IMethodReferenceOperation reference => OfMethod(reference.Method),
            IInvocationOperation call => OfCall(call, passed, reach, cancellationToken),
            ILocalReferenceOperation local => OfAssignments(local.Local, local.SemanticModel, reach - 1, cancellationToken),
            IFieldReferenceOperation field => OfAssignments(field.Field, field.SemanticModel, reach - 1, cancellationToken),
            IPropertyReferenceOperation property => OfAssignments(property.Property, property.SemanticModel, reach - 1, cancellationToken),
            _ => null,
        };
    }

    private static NativeOrigin? OfMethod(IMethodSymbol method) =>
        NativeImport.TryGet(method, out var import) ? new NativeOrigin(CallRoute.MethodGroup, import.EntryPoint, LibraryIsKnown: true) : null;

    private static NativeOrigin? OfCall(IInvocationOperation call, Func<IParameterSymbol, IOperation?> passed, int reach, CancellationToken cancellationToken)
    {
        switch (call.TargetMethod)
        {
            case { Name: "GetDelegateForFunctionPointer", ContainingType.Name: "Marshal" } when Argument(call, 0) is { } pointer:
                return Follow(pointer, passed, reach, cancellationToken);
            case { Name: "GetExport" or "TryGetExport", ContainingType.Name: "NativeLibrary" } when Argument(call, 0) is { } library && Argument(call, 1) is { } name:
                return ConstantText.Of(name, parameter => passed(parameter) is { } given ? ConstantText.Of(given, cancellationToken) : ConstantText.Unknown, cancellationToken).Value is { } entryPoint
                    && LibraryOf(library, passed, reach, cancellationToken) is var known and not false
                    ? new NativeOrigin(CallRoute.Export, entryPoint, known ?? false)
                    : null;
            default:
                return OfHelper(call, reach - 1, cancellationToken);
        }
    }

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>A method of the project that does nothing but load: <c>T Load&lt;T&gt;(string name) => ...GetExport(_library, name)...</c>.</summary>
    private static NativeOrigin? OfHelper(IInvocationOperation call, int reach, CancellationToken cancellationToken)
    {
        if (call.SemanticModel is not { } model || call.TargetMethod.OriginalDefinition.DeclaringSyntaxReferences is not [var reference] || !model.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var values = ReturnedBy(reference.GetSyntax(cancellationToken)).ToList();
        if (values is not [var value])
        {
            return null;
        }

        return Follow(
            ModelOf(reference.SyntaxTree, model).GetOperation(value, cancellationToken),
            parameter => Argument(call, parameter.Ordinal),
            reach,
            cancellationToken);
    }

    private static IEnumerable<ExpressionSyntax> ReturnedBy(SyntaxNode declaration)
    {
        var arrow = declaration switch
        {
            MethodDeclarationSyntax method => method.ExpressionBody,
            LocalFunctionStatementSyntax function => function.ExpressionBody,
            _ => null,
        };
        return arrow is not null
            ? [arrow.Expression]
            : declaration.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or ExpressionSyntax)).OfType<ReturnStatementSyntax>()
                .Select(static statement => statement.Expression).OfType<ExpressionSyntax>();
    }

    /// <summary>True for Zymbit's library, false for another, null where the handle's origin is not known.</summary>
    private static bool? LibraryOf(IOperation? handle, Func<IParameterSymbol, IOperation?> passed, int reach, CancellationToken cancellationToken)
    {
        switch (handle)
        {
            case null:
                return null;
            case IConversionOperation conversion:
                return LibraryOf(conversion.Operand, passed, reach, cancellationToken);
            case ISimpleAssignmentOperation assignment:
                return LibraryOf(assignment.Value, passed, reach, cancellationToken);
            case IInvocationOperation { TargetMethod: { Name: "Load" or "TryLoad", ContainingType.Name: "NativeLibrary" } } load:
                return Argument(load, 0) is { } path && ConstantText.Of(path, cancellationToken).Value is { } library ? NativeImport.IsZymbitLibrary(library) : null;
            case IParameterReferenceOperation parameter when reach > 0 && passed(parameter.Parameter) is { } given:
                return LibraryOf(given, static _ => null, reach - 1, cancellationToken);
            case ILocalReferenceOperation local when reach > 0:
                return LibraryIn(local.Local, local.SemanticModel, reach - 1, cancellationToken);
            case IFieldReferenceOperation or IPropertyReferenceOperation when reach > 0:
                return LibraryIn(((IMemberReferenceOperation)handle).Member, handle.SemanticModel, reach - 1, cancellationToken);
            default:
                return null;
        }
    }

    private static bool? LibraryIn(ISymbol holder, SemanticModel? model, int reach, CancellationToken cancellationToken)
    {
        var libraries = model is null ? [] : Assigned(holder, model, cancellationToken).Take(MaxHandles).Select(value => LibraryOf(value, static _ => null, reach, cancellationToken)).Distinct().ToList();
        return libraries.Count == 1 ? libraries[0] : null;
    }

    /// <summary>All that is assigned must be one function; a default or a null beside it does not count.</summary>
    private static NativeOrigin? OfAssignments(ISymbol symbol, SemanticModel? model, int reach, CancellationToken cancellationToken)
    {
        NativeOrigin? origin = null;
        foreach (var value in model is null ? [] : Assigned(symbol, model, cancellationToken))
        {
            if (value is null or { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
            {
                continue;
            }

            if (Follow(value, static _ => null, reach, cancellationToken) is not { } found || (origin is { } other && other.EntryPoint != found.EntryPoint))
            {
                return null;
            }

            origin = found;
        }

        return origin;
    }

    private static IEnumerable<IOperation?> Assigned(ISymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (!model.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                continue;
            }

            var home = ModelOf(reference.SyntaxTree, model);
            var declaration = reference.GetSyntax(cancellationToken);
            if (DelegateNames.InitialValue(declaration) is { } initial)
            {
                yield return home.GetOperation(initial, cancellationToken);
            }

            var scope = symbol is ILocalSymbol ? Writes.ScopeOf(declaration) : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            foreach (var mention in scope is null ? [] : Mentions.Of(symbol.Name, scope, cancellationToken))
            {
                var whole = Writes.WholeOf(mention);
                if (whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
                {
                    yield return home.GetOperation(assignment.Right, cancellationToken);
                }
                else if (whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Writes.IsTarget(whole))
                {
                    yield return home.GetOperation(call, cancellationToken);
                }
            }

            // out var pointer
            if (declaration is SingleVariableDesignationSyntax { Parent.Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax declaring } })
            {
                yield return home.GetOperation(declaring, cancellationToken);
            }
        }
    }

    private static SemanticModel ModelOf(SyntaxTree tree, SemanticModel model) => tree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(tree);
}
