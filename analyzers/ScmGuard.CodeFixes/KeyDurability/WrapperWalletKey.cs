using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Rewrites a call of an annotated wrapper to calls of its sibling wrappers: <c>scm.GenWalletChildKey(scm.GenWalletMasterSeed(...), 0, true)</c>.</summary>
/// <remarks>Certain only if the siblings are annotated too, take nothing but what is known, and pass slots as the first wrapper does.</remarks>
internal sealed class WrapperWalletKey
{
    private readonly FlaggedCall _call;
    private readonly Compilation _compilation;
    private readonly IMethodSymbol _wrapper;
    private readonly Dictionary<ArgumentRole, IArgumentOperation> _given;
    private readonly string _receiver;

    private WrapperWalletKey(FlaggedCall call, Compilation compilation, IMethodSymbol wrapper, Dictionary<ArgumentRole, IArgumentOperation> given, string receiver)
    {
        _call = call;
        _compilation = compilation;
        _wrapper = wrapper;
        _given = given;
        _receiver = receiver;
    }

    /// <summary>Returns the rewriting, or null if it is not certain.</summary>
    public static CallRewrite? TryRewrite(FlaggedCall call, Compilation compilation)
    {
        if (call.Call is not { Method: { IsExtensionMethod: false } wrapper, Invocation: IInvocationOperation invocation }
            || ReceiverOf(call.Syntax, invocation) is not { } receiver
            || GivenArguments(invocation, call.Call.Operation) is not { } given)
        {
            return null;
        }

        var keys = new WrapperWalletKey(call, compilation, wrapper, given, receiver);
        return keys.Siblings(ZymbitOperation.GenWalletMasterSeedWithBIP39)
            .SelectMany(_ => keys.Siblings(ZymbitOperation.GenWalletChildKey), (seed, child) => keys.TryWith(seed, child))
            .FirstOrDefault(static rewrite => rewrite is not null);
    }

    private CallRewrite? TryWith(IMethodSymbol seed, IMethodSymbol child)
    {
        if (!SymbolEqualityComparer.Default.Equals(child.ReturnType, _wrapper.ReturnType)
            || Call(_call.Syntax, seed, child, "name", "mnemonic") is not { } sample
            || !SymbolEqualityComparer.Default.Equals(
                _call.Model.GetSpeculativeSymbolInfo(_call.Syntax.SpanStart, SyntaxFactory.ParseExpression(sample), SpeculativeBindingOption.BindAsExpression).Symbol,
                child))
        {
            return null;
        }

        return (current, walletName, mnemonic) => ShortNames
            .In(SyntaxFactory.ParseExpression(Call((InvocationExpressionSyntax)current, seed, child, walletName, mnemonic)!))
            .WithTriviaFrom(current);
    }

    private string? Call(InvocationExpressionSyntax current, IMethodSymbol seed, IMethodSymbol child, string walletName, string mnemonic)
    {
        var makeSeed = Write(seed, ZymbitOperation.GenWalletMasterSeedWithBIP39, [ArgumentRole.KeyType, ArgumentRole.WalletName, ArgumentRole.Mnemonic], (role, parameter) => role switch
        {
            ArgumentRole.KeyType or ArgumentRole.Context => Given(current, role, parameter),
            ArgumentRole.WalletVariant or ArgumentRole.Passphrase when IsValue(parameter, SpecialType.System_String) => "\"\"",
            ArgumentRole.WalletName when IsValue(parameter, SpecialType.System_String) => SymbolDisplay.FormatLiteral(walletName, quote: true),
            ArgumentRole.MasterGeneratorKey when parameter.RefKind is RefKind.None && TakesBytes(parameter.Type) => "global::System.Array.Empty<byte>()",
            ArgumentRole.MasterGeneratorKeyLength when IsValue(parameter, SpecialType.System_Int32) => "0",
            ArgumentRole.Mnemonic when parameter is { RefKind: RefKind.Out, Type.SpecialType: SpecialType.System_String } => "out var " + mnemonic,
            _ => null,
        });
        return makeSeed is null ? null : Write(child, ZymbitOperation.GenWalletChildKey, [ArgumentRole.ParentSlot, ArgumentRole.NodeIndex, ArgumentRole.Hardened], (role, parameter) => role switch
        {
            ArgumentRole.Context => Given(current, role, parameter),
            ArgumentRole.ParentSlot when parameter.RefKind is RefKind.None && _compilation.ClassifyCommonConversion(seed.ReturnType, parameter.Type).IsImplicit => makeSeed,
            ArgumentRole.NodeIndex when IsValue(parameter, SpecialType.System_Int32) || IsValue(parameter, SpecialType.System_UInt32) || IsValue(parameter, SpecialType.System_Int64) => "0",
            ArgumentRole.Hardened when IsValue(parameter, SpecialType.System_Boolean) => "true",
            ArgumentRole.ReturnChainCode when IsValue(parameter, SpecialType.System_Boolean) => "false",
            ArgumentRole.ChainCode when parameter.RefKind is RefKind.Out => "out _",
            _ => null,
        });
    }

    /// <summary>Writes a call, or returns null if a parameter is not understood. One with a default keeps it.</summary>
    private string? Write(IMethodSymbol method, ZymbitOperation id, IReadOnlyList<ArgumentRole> needed, Func<ArgumentRole, IParameterSymbol, string?> write)
    {
        var operation = Operations.Get(id);
        var arguments = new List<string>();
        var written = new HashSet<ArgumentRole>();
        var skipped = false;
        foreach (var parameter in method.Parameters)
        {
            var role = Annotation.RoleOf(parameter, operation);
            if (write(role, parameter) is { } argument && written.Add(role))
            {
                arguments.Add((skipped ? parameter.Name + ": " : string.Empty) + argument);
            }
            else if (parameter.IsOptional)
            {
                skipped = true;
            }
            else
            {
                return null;
            }
        }

        return written.IsSupersetOf(needed) ? _receiver + method.Name + "(" + string.Join(", ", arguments) + ")" : null;
    }

    /// <summary>An argument of the call that is rewritten, as it is written there now.</summary>
    private string? Given(InvocationExpressionSyntax current, ArgumentRole role, IParameterSymbol parameter)
    {
        if (!_given.TryGetValue(role, out var argument)
            || parameter.RefKind is not RefKind.None
            || !SymbolEqualityComparer.Default.Equals(argument.Parameter!.Type, parameter.Type)
            || argument.Syntax is not ArgumentSyntax syntax)
        {
            return null;
        }

        var index = _call.Syntax.ArgumentList.Arguments.IndexOf(syntax);
        return index < 0 ? null : current.ArgumentList.Arguments[index].Expression.ToString();
    }

    private IEnumerable<IMethodSymbol> Siblings(ZymbitOperation operation)
    {
        for (var type = _wrapper.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false } method
                    && method.IsStatic == _wrapper.IsStatic
                    && Annotation.TryGet(method, out var wrapped)
                    && wrapped.Id == operation
                    && _call.Model.IsAccessible(_call.Syntax.SpanStart, method))
                {
                    yield return method;
                }
            }
        }
    }

    /// <summary>The arguments by role, or null if the wrapper takes more than is known, or what is written twice could differ the second time.</summary>
    private static Dictionary<ArgumentRole, IArgumentOperation>? GivenArguments(IInvocationOperation invocation, Operation operation)
    {
        var given = new Dictionary<ArgumentRole, IArgumentOperation>();
        foreach (var argument in invocation.Arguments)
        {
            var role = argument.Parameter is { } parameter ? Annotation.RoleOf(parameter, operation) : ArgumentRole.Unknown;
            if (role is not (ArgumentRole.KeyType or ArgumentRole.Context)
                || given.ContainsKey(role)
                || (role is ArgumentRole.Context && !IsSteady(argument.Value)))
            {
                return null;
            }

            given.Add(role, argument);
        }

        return given;
    }

    /// <summary>What stands before the method's name, with its dot; null if it may be another object the second time.</summary>
    private static string? ReceiverOf(InvocationExpressionSyntax call, IInvocationOperation invocation) => call.Expression switch
    {
        SimpleNameSyntax => string.Empty,
        MemberAccessExpressionSyntax access when invocation.Instance is null || IsSteady(invocation.Instance) => access.Expression.WithoutTrivia() + ".",
        _ => null,
    };

    private static bool IsSteady(IOperation operation) => operation switch
    {
        IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsSteady(conversion.Operand),
        IFieldReferenceOperation field => field.Instance is null || IsSteady(field.Instance),
        IPropertyReferenceOperation property => IsAutomatic(property.Property) && (property.Instance is null || IsSteady(property.Instance)),
        _ => false,
    };

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsValue(IParameterSymbol parameter, SpecialType type) => parameter.RefKind is RefKind.None && parameter.Type.SpecialType == type;

    private static bool TakesBytes(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => true,
        _ => false,
    };
}
