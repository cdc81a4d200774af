using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Recognises <c>zymkey.client.gen_key_pair(...)</c> on a <c>dynamic</c> receiver (Python.NET).</summary>
internal static class PythonCall
{
    public static ZymbitCall? TryRecognize(IDynamicInvocationOperation invocation, SemanticModel model, bool pythonIsReferenced, CancellationToken cancellationToken)
    {
        if (invocation.Operation is not IDynamicMemberReferenceOperation { Instance: { } receiver } member
            || !PythonMethods.TryGet(member.MemberName, out var method))
        {
            return null;
        }

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

        var arguments = Bind(invocation, method);
        return new ZymbitCall(
            Operations.Get(Choose(method, arguments)),
            CallRoute.PythonDynamic,
            confidence.Value,
            invocation,
            method: null,
            arguments);
    }

    private static ImmutableArray<ZymbitArgument> Bind(IDynamicInvocationOperation invocation, PythonMethod method)
    {
        var values = new IOperation?[method.Parameters.Count];
        var position = 0;
        for (var index = 0; index < invocation.Arguments.Length; index++)
        {
            var value = invocation.Arguments[index];
            if (invocation.GetArgumentName(index) is { } keyword)
            {
                Assign(values, method, keyword, value);
            }
            else if (TryReadKeywords(value, out var keywords))
            {
                foreach (var (name, named) in keywords)
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

        var items = new List<IOperation>();
        foreach (var argument in call.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } array } })
            {
                items.AddRange(array.ElementValues);
            }
            else
            {
                items.Add(argument.Value);
            }
        }

        for (var index = 0; index + 1 < items.Count; index += 2)
        {
            if (Unwrap(items[index]).ConstantValue is { HasValue: true, Value: string name })
            {
                keywords.Add((name, Unwrap(items[index + 1])));
            }
        }

        return true;
    }

    /// <summary>Most methods are one C function; a wallet's depends on the recovery strategy that the code passes.</summary>
    private static ZymbitOperation Choose(PythonMethod method, ImmutableArray<ZymbitArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Role: ArgumentRole.RecoveryStrategy, Value: { } strategy }
                && Unwrap(strategy) is IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "RecoveryStrategySLIP39" } })
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

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
