using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>Finds the locals, parameters and fields that hold a value and no other for as long as they live, so that the order of the code does not matter.</summary>
internal static class Holders
{
    private const int MaxSteps = 32;

    /// <summary>No symbol.</summary>
    public static ImmutableHashSet<ISymbol> None { get; } = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>The symbols that a value was read from, and those that these were made of.</summary>
    public static ImmutableHashSet<ISymbol> Behind(IOperation? value, CancellationToken cancellationToken)
    {
        var holders = None;
        for (var step = 0; step < MaxSteps && value is not null; step++)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                case IObjectCreationOperation { Type.Name: nameof(String) or "Mnemonic" or "Passphrase", Arguments: [var content] }:
                    value = content.Value;
                    break;
                case IInvocationOperation call when Carriers.Keeps(call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name):
                    value = call.Instance is null or { Type.Name: "Encoding" or "UTF8Encoding" } ? call.Arguments.FirstOrDefault()?.Value : call.Instance;
                    break;
                default:
                    if (SymbolOf(value) is not { } symbol || IsWritten(symbol, value, cancellationToken))
                    {
                        return holders;
                    }

                    holders = holders.Add(symbol);
                    value = SettledValue.Of(value, cancellationToken);
                    break;
            }
        }

        return holders;
    }

    /// <summary>The local that takes the output or the result of a call, if nothing else is ever put there.</summary>
    /// <param name="call">The call.</param>
    /// <param name="output">The argument that takes the value; null if the call returns it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static ImmutableHashSet<ISymbol> Taking(IOperation call, IOperation? output, CancellationToken cancellationToken)
    {
        ISymbol? local = output is null
            ? ResultUse.Around(call) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null
            : output is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } ? declared.Local : null;
        return local is null || IsWritten(local, call, cancellationToken) ? None : None.Add(local);
    }

    private static ISymbol? SymbolOf(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } local } => local,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None or RefKind.In } parameter } => parameter,
        IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true }, Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    /// <summary>A read-only field is written when its object is made.</summary>
    private static bool IsWritten(ISymbol symbol, IOperation use, CancellationToken cancellationToken) =>
        symbol is not IFieldSymbol
        && (symbol.DeclaringSyntaxReferences is not [var declaration]
            || use.SemanticModel is not { } model
            || Writes.Of(symbol, Writes.ScopeOf(declaration.GetSyntax(cancellationToken)), holdsBytes: false, model.Compilation, cancellationToken));
}
