using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Turns an invocation that passed the identifier gate into a <see cref="ZymbitCall"/>.</summary>
internal sealed class CallRecognizer(bool pythonIsReferenced)
{
    public ZymbitCall? TryRecognize(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(invocation, cancellationToken) switch
        {
            IInvocationOperation call => FromMethod(call, model, cancellationToken),
            IDynamicInvocationOperation call => PythonCall.TryRecognize(call, model, pythonIsReferenced, cancellationToken),
            _ => null,
        };

    private static ZymbitCall? FromMethod(IInvocationOperation invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var method = invocation.TargetMethod;
        if (NativeImport.TryGet(method, out var import))
        {
            return Operations.TryGetByNativeName(import.EntryPoint, out var native) && !IsInsideWrapperOf(native, invocation, model, cancellationToken)
                ? FromNative(invocation, native, import.Route)
                : null;
        }

        return Annotation.TryGet(method, out var wrapped) && !IsInsideWrapperOf(wrapped, invocation, model, cancellationToken)
            ? new ZymbitCall(wrapped, CallRoute.AnnotatedWrapper, CallConfidence.Certain, invocation, method, WrapperArguments(invocation, wrapped))
            : null;
    }

    /// <summary>A wrapper's duty lies with its callers: the call inside it is the wrapper itself.</summary>
    private static bool IsInsideWrapperOf(Operation operation, IInvocationOperation invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var symbol = model.GetEnclosingSymbol(invocation.Syntax.SpanStart, cancellationToken); symbol is IMethodSymbol method; symbol = symbol.ContainingSymbol)
        {
            if (Annotation.TryGet(method, out var wrapped) && wrapped.Id == operation.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static ZymbitCall FromNative(IInvocationOperation invocation, Operation operation, CallRoute route)
    {
        // A declaration with another number of parameters is not the library's: its order says nothing, its names may.
        var sameShape = invocation.TargetMethod.Parameters.Length == operation.Parameters.Count;
        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(invocation.Arguments.Length);
        foreach (var argument in invocation.Arguments)
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

        return new ZymbitCall(
            operation,
            route,
            sameShape ? CallConfidence.Certain : CallConfidence.ShapeDiffers,
            invocation,
            invocation.TargetMethod,
            arguments.ToImmutable());
    }

    private static ImmutableArray<ZymbitArgument> WrapperArguments(IInvocationOperation invocation, Operation operation)
    {
        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(invocation.Arguments.Length);
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is { } parameter && Annotation.RoleOf(parameter, operation) is var role and not ArgumentRole.Unknown)
            {
                arguments.Add(new ZymbitArgument(role, argument.Value, null));
            }
        }

        return arguments.ToImmutable();
    }
}
