using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Turns an invocation that passed the identifier gate into Zymbit calls: mostly one, but a text that Python runs can make several.</summary>
internal sealed class CallRecognizer(bool pythonIsReferenced, MappedMethods mapped)
{
    public ImmutableArray<ZymbitCall> Recognize(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var operation = model.GetOperation(node, cancellationToken);
        var call = operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } invocation =>
                FromOrigin(invocation, invocation.Instance, invocation.Arguments, model, cancellationToken),
            IFunctionPointerInvocationOperation invocation => FromOrigin(invocation, invocation.Target, invocation.Arguments, model, cancellationToken),
            IInvocationOperation invocation =>
                FromMethod(invocation, model, cancellationToken) ?? PythonCall.TryRecognize(invocation, model, pythonIsReferenced, cancellationToken),
            IDynamicInvocationOperation invocation => PythonCall.TryRecognize(invocation, model, pythonIsReferenced, cancellationToken),
            _ => null,
        };
        if (call is not null)
        {
            return ImmutableArray.Create(call);
        }

        return operation is not null && PythonProgram.MayRun(node) && PythonProgram.TextOf(operation, cancellationToken) is { } program
            ? PythonTextCalls.In(operation, program, cancellationToken)
            : ImmutableArray<ZymbitCall>.Empty;
    }

    private ZymbitCall? FromMethod(IInvocationOperation invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var method = invocation.TargetMethod;
        if (NativeImport.TryGet(method, out var import))
        {
            return Operations.TryGetByNativeName(import.EntryPoint, out var native) && !IsInsideWrapperOf(native, invocation.Syntax.SpanStart, model, cancellationToken)
                ? FromNative(invocation, method, invocation.Arguments, native, import.Route, CallConfidence.Certain)
                : null;
        }

        if (Annotation.TryGet(method, out var wrapped))
        {
            return IsInsideWrapperOf(wrapped, invocation.Syntax.SpanStart, model, cancellationToken)
                ? null
                : new ZymbitCall(wrapped, CallRoute.AnnotatedWrapper, CallConfidence.Certain, invocation, method, WrapperArguments(invocation, wrapped, null));
        }

        return mapped.TryGet(method, out var map) && !IsInsideWrapperOf(map.Operation, invocation.Syntax.SpanStart, model, cancellationToken)
            ? new ZymbitCall(map.Operation, CallRoute.MappedWrapper, CallConfidence.Certain, invocation, method, WrapperArguments(invocation, map.Operation, map.Roles))
            : null;
    }

    /// <summary>A call through a delegate or a function pointer.</summary>
    private ZymbitCall? FromOrigin(IOperation invocation, IOperation? holder, ImmutableArray<IArgumentOperation> arguments, SemanticModel model, CancellationToken cancellationToken) =>
        NativeOrigin.Of(holder, cancellationToken) is { } origin
        && Operations.TryGetByNativeName(origin.EntryPoint, out var operation)
        && !IsInsideWrapperOf(operation, invocation.Syntax.SpanStart, model, cancellationToken)
            ? FromNative(invocation, null, arguments, operation, origin.Route, origin.LibraryIsKnown ? CallConfidence.Certain : CallConfidence.Likely)
            : null;

    /// <summary>A wrapper's duty lies with its callers: the call inside it is the wrapper itself. The body that is generated for a <c>LibraryImport</c> is one.</summary>
    public bool IsInsideWrapperOf(Operation operation, int position, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var symbol = model.GetEnclosingSymbol(position, cancellationToken); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if ((Annotation.TryGet(method, out var wrapped) && wrapped.Id == operation.Id)
                || (mapped.TryGet(method, out var map) && map.Operation.Id == operation.Id)
                || (NativeImport.TryGet(method, out var import) && import.EntryPoint == operation.NativeName))
            {
                return true;
            }
        }

        return false;
    }

    private static ZymbitCall FromNative(
        IOperation invocation, IMethodSymbol? method, ImmutableArray<IArgumentOperation> passed, Operation operation, CallRoute route, CallConfidence confidence)
    {
        // A declaration with another number of parameters is not the library's: its order says nothing, its names may.
        var sameShape = (method?.Parameters.Length ?? passed.Length) == operation.Parameters.Count;
        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(passed.Length);
        foreach (var argument in passed)
        {
            if (argument.Parameter is not { } parameter)
            {
                continue;
            }

            var role = sameShape ? operation.Parameters[parameter.Ordinal].Role : ParameterNames.RoleOf(parameter.Name, operation);
            if (role != ArgumentRole.Unknown)
            {
                arguments.Add(new ZymbitArgument(role, argument.Value, null));
            }
        }

        return new ZymbitCall(operation, route, sameShape ? confidence : CallConfidence.ShapeDiffers, invocation, method, arguments.ToImmutable());
    }

    private static ImmutableArray<ZymbitArgument> WrapperArguments(IInvocationOperation invocation, Operation operation, IReadOnlyDictionary<string, ArgumentRole>? roles)
    {
        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(invocation.Arguments.Length);
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                continue;
            }

            var role = roles is not null && roles.TryGetValue(parameter.Name, out var stated) ? stated : Annotation.RoleOf(parameter, operation);
            if (role is not ArgumentRole.Unknown)
            {
                arguments.Add(new ZymbitArgument(role, argument.Value, null));
            }
        }

        return arguments.ToImmutable();
    }
}
