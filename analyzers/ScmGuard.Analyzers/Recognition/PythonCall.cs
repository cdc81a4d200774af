using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Recognises <c>zymkey.client.gen_key_pair(...)</c> on a <c>dynamic</c> receiver, and the same by name (Python.NET).</summary>
internal static class PythonCall
{
    /// <summary>A compiler newer than the one that this is built against gathers variable arguments in a collection expression.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    /// <summary>The name of the method that calls another one by name.</summary>
    public const string InvokeMethod = "InvokeMethod";

    private const string Slip39 = "RecoveryStrategySLIP39";

    public static ZymbitCall? TryRecognize(IDynamicInvocationOperation invocation, SemanticModel model, bool pythonIsReferenced, CancellationToken cancellationToken)
    {
        if (invocation.Operation is not IDynamicMemberReferenceOperation { Instance: { } receiver } member)
        {
            return null;
        }

        var keywords = new List<string?>();
        for (var index = 0; index < invocation.Arguments.Length; index++)
        {
            keywords.Add(invocation.GetArgumentName(index));
        }

        return member.MemberName == InvokeMethod
            ? OfInvokeMethod(invocation, receiver, invocation.Arguments, model, pythonIsReferenced, cancellationToken)
            : PythonMethods.TryGet(member.MemberName, out var method)
                ? Recognize(invocation, CallRoute.PythonDynamic, receiver, method, invocation.Arguments, keywords, model, pythonIsReferenced, cancellationToken)
                : null;
    }

    /// <summary>Recognises <c>client.InvokeMethod("gen_key_pair", ...)</c> on a <c>PyObject</c>.</summary>
    public static ZymbitCall? TryRecognize(IInvocationOperation invocation, SemanticModel model, bool pythonIsReferenced, CancellationToken cancellationToken) =>
        invocation is { TargetMethod.Name: InvokeMethod, Instance: { } receiver }
            ? OfInvokeMethod(invocation, receiver, Items(invocation), model, pythonIsReferenced, cancellationToken)
            : null;

    private static ZymbitCall? OfInvokeMethod(
        IOperation invocation, IOperation receiver, IReadOnlyList<IOperation> items, SemanticModel model, bool pythonIsReferenced, CancellationToken cancellationToken) =>
        items.Count > 0 && ConstantText.Of(items[0], cancellationToken).Value is { } name && PythonMethods.TryGet(name, out var method)
            ? Recognize(invocation, CallRoute.PythonInvokeMethod, receiver, method, items.Skip(1).SelectMany(Elements).ToList(), null, model, pythonIsReferenced, cancellationToken)
            : null;

    private static ZymbitCall? Recognize(
        IOperation invocation,
        CallRoute route,
        IOperation receiver,
        PythonMethod method,
        IReadOnlyList<IOperation> passed,
        IReadOnlyList<string?>? keywords,
        SemanticModel model,
        bool pythonIsReferenced,
        CancellationToken cancellationToken)
    {
        var confidence = PythonOrigin.Of(receiver, model, cancellationToken) switch
        {
            PythonOrigin.Answer.Zymkey => CallConfidence.Certain,
            PythonOrigin.Answer.Undecided when pythonIsReferenced && method.IsDistinctive => CallConfidence.Likely,
            _ => (CallConfidence?)null,
        };
        if (confidence is null)
        {
            return null;
        }

        var arguments = Bind(passed, keywords, method);
        return new ZymbitCall(Operations.Get(Choose(method, arguments)), route, confidence.Value, invocation, method: null, arguments);
    }

    private static ImmutableArray<ZymbitArgument> Bind(IReadOnlyList<IOperation> passed, IReadOnlyList<string?>? keywords, PythonMethod method)
    {
        var values = new IOperation?[method.Parameters.Count];
        var position = 0;
        for (var index = 0; index < passed.Count; index++)
        {
            var value = Bare(passed[index]);
            if (keywords?[index] is { } keyword)
            {
                Assign(values, method, keyword, value);
            }
            else if (TryReadKeywords(value, out var pairs))
            {
                foreach (var (name, named) in pairs)
                {
                    Assign(values, method, name, named);
                }
            }
            else if (position < values.Length)
            {
                values[position++] = value;
            }
        }

        var arguments = ImmutableArray.CreateBuilder<ZymbitArgument>(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = method.Parameters[index];
            if (values[index] is not null || parameter.Default is not null)
            {
                arguments.Add(new ZymbitArgument(parameter.Role, values[index], values[index] is null ? parameter.Default : null));
            }
        }

        return arguments.ToImmutable();
    }

    private static void Assign(IOperation?[] values, PythonMethod method, string keyword, IOperation value)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (method.Parameters[index].Name == keyword)
            {
                values[index] = value;
            }
        }
    }

    /// <summary>Python.NET's own spelling of keyword arguments: <c>Py.kw("wallet_name", "fleet")</c>, name and value in turn.</summary>
    private static bool TryReadKeywords(IOperation value, out List<(string Name, IOperation Value)> keywords)
    {
        keywords = [];
        if (Unwrap(value) is not IInvocationOperation { TargetMethod: { Name: "kw", ContainingType.Name: "Py" } } call)
        {
            return false;
        }

        var items = Items(call);
        for (var index = 0; index + 1 < items.Count; index += 2)
        {
            if (Unwrap(items[index]).ConstantValue is { HasValue: true, Value: string name })
            {
                keywords.Add((name, Bare(items[index + 1])));
            }
        }

        return true;
    }

    private static List<IOperation> Items(IInvocationOperation call) => call.Arguments
        .OrderBy(static argument => argument.Parameter?.Ordinal)
        .SelectMany(static argument => argument.ArgumentKind == ArgumentKind.ParamArray ? Elements(argument.Value) : [argument.Value])
        .ToList();

    /// <summary>The parts of an array or a <c>PyTuple</c> of arguments; any other value is itself.</summary>
    private static IEnumerable<IOperation> Elements(IOperation value) => Unwrap(value) switch
    {
        IArrayCreationOperation { Initializer: { } array } => array.ElementValues,
        { Kind: CollectionExpression } collection => collection.ChildOperations,
        IObjectCreationOperation { Type.Name: "PyTuple", Arguments: [var only] } => Elements(only.Value),
        _ => [value],
    };

    /// <summary>The value inside the object that Python.NET makes of it.</summary>
    private static IOperation Bare(IOperation value) => Unwrap(value) switch
    {
        IObjectCreationOperation { Type.Name: "PyInt" or "PyLong" or "PyFloat" or "PyString", Arguments: [var only] } => Bare(only.Value),
        IInvocationOperation { TargetMethod: { Name: "ToPython", ContainingType.Name: "ConverterExtension" }, Arguments: [var only] } => Bare(only.Value),
        _ => value,
    };

    /// <summary>Most methods are one C function; a wallet's depends on the recovery strategy that the code passes.</summary>
    public static ZymbitOperation Choose(PythonMethod method, ImmutableArray<ZymbitArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Role == ArgumentRole.RecoveryStrategy && StrategyOf(argument) == Slip39)
            {
                foreach (var operation in method.Operations)
                {
                    if (operation is ZymbitOperation.GenWalletMasterSeedWithSLIP39 or ZymbitOperation.RestoreWalletMasterSeedFromSLIP39)
                    {
                        return operation;
                    }
                }
            }
        }

        return method.Operations[0];
    }

    /// <summary>The name of the class that makes the strategy, or null if it is made elsewhere.</summary>
    private static string? StrategyOf(ZymbitArgument argument)
    {
        if (argument.Written is { } written)
        {
            return written.IndexOf(Slip39 + "(", StringComparison.Ordinal) >= 0 ? Slip39 : null;
        }

        return argument.Value is null ? null : Unwrap(argument.Value) switch
        {
            IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation member } => member.MemberName,
            IInvocationOperation { TargetMethod.Name: InvokeMethod } call when Items(call) is [{ ConstantValue: { HasValue: true, Value: string name } }, ..] => name,
            _ => null,
        };
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
