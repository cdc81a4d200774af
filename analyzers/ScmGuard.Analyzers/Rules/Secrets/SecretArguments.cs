using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>Finds the secrets that a call is given: by role, never by the name of what holds them.</summary>
internal static class SecretArguments
{
    private const string PassphraseKeyword = "passphrase";

    /// <summary>The secrets that go into a call. A mnemonic that the call hands out is none of them.</summary>
    public static IEnumerable<SecretArgument> Of(ZymbitCall call, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Role is ArgumentRole.Mnemonic or ArgumentRole.Passphrase or ArgumentRole.MasterGeneratorKey)
            {
                if (!IsOutput(call.Operation, argument.Role) && argument.Place is { } place)
                {
                    yield return new SecretArgument(argument.Role, Bare(argument.Value, cancellationToken), argument.Written, place);
                }
            }
            else if (argument.Role is ArgumentRole.RecoveryStrategy && PassphraseOf(argument, call.Operation, cancellationToken) is { } passphrase)
            {
                yield return passphrase;
            }
        }
    }

    /// <summary>What a call's secret was made of: the managed client's types are named after the roles, and hide their content.</summary>
    public static IOperation? Bare(IOperation? secret, CancellationToken cancellationToken) =>
        Origin.Of(secret, cancellationToken) is IObjectCreationOperation
        {
            Type.Name: nameof(ArgumentRole.Mnemonic) or nameof(ArgumentRole.Passphrase) or nameof(ArgumentRole.MasterGeneratorKey),
            Arguments: [var content],
        }
            ? content.Value
            : secret;

    private static bool IsOutput(Operation operation, ArgumentRole role)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role == role)
            {
                return parameter.IsOutput;
            }
        }

        return false;
    }

    /// <summary>The passphrase inside a recovery strategy, which is an object of its own in both clients.</summary>
    private static SecretArgument? PassphraseOf(ZymbitArgument strategy, Operation operation, CancellationToken cancellationToken)
    {
        if (strategy.Place is not { } place)
        {
            return null;
        }

        if (strategy.Written is { } written)
        {
            return PythonConstant.Keyword(written, PassphraseKeyword) is { } passed ? new SecretArgument(ArgumentRole.Passphrase, null, passed, place) : null;
        }

        var value = Origin.Of(strategy.Value, cancellationToken) switch
        {
            IInvocationOperation factory => Named(factory, operation),
            IDynamicInvocationOperation creation => Named(creation),
            _ => null,
        };
        return value is null ? null : new SecretArgument(ArgumentRole.Passphrase, Bare(value, cancellationToken), null, place);
    }

    private static IOperation? Named(IInvocationOperation factory, Operation operation)
    {
        foreach (var argument in factory.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && ParameterNames.RoleOf(parameter.Name, operation) is ArgumentRole.Passphrase)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>By keyword only: by position it stands elsewhere in each class.</summary>
    private static IOperation? Named(IDynamicInvocationOperation creation)
    {
        for (var index = 0; index < creation.Arguments.Length; index++)
        {
            if (creation.GetArgumentName(index) == PassphraseKeyword)
            {
                return creation.Arguments[index];
            }
        }

        return null;
    }
}
