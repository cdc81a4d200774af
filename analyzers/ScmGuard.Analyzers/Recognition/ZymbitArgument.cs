using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>An argument of a <see cref="ZymbitCall"/>, by role.</summary>
/// <param name="Role">What it means.</param>
/// <param name="Value">The value that the code passes, or null if the code leaves it to the default, or if Python passes it.</param>
/// <param name="Default">The default as Python writes it where nothing is passed; otherwise null.</param>
public readonly record struct ZymbitArgument(ArgumentRole Role, IOperation? Value, string? Default)
{
    /// <summary>The argument as a Python text writes it; null for an argument of C# code and for a default.</summary>
    public string? Written { get; init; }

    /// <summary>Where it is written, or null for a default.</summary>
    public Location? Place
    {
        get => field ?? Value?.Syntax.GetLocation();
        init;
    }

    /// <summary>Reads a value that is certain before the program runs, whichever language passes it.</summary>
    /// <param name="value">A <c>string</c>, a <c>bool</c>, a number of any type, or null for a null or a <c>None</c>.</param>
    /// <param name="cancellationToken">Cancels the search for what a symbol holds.</param>
    /// <returns>False if the value is not certain.</returns>
    public bool TryGetConstant(out object? value, CancellationToken cancellationToken)
    {
        value = null;
        if (Value is null)
        {
            return (Written ?? Default) is { } python && PythonConstant.TryRead(python, out value);
        }

        if (ConstantText.Of(Value, cancellationToken).Value is { } text)
        {
            value = text;
            return true;
        }

        for (var source = Value; source is not null;)
        {
            if (source.ConstantValue is { HasValue: true, Value: var constant })
            {
                value = constant;
                return true;
            }

            source = source is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : SettledValue.Of(source, cancellationToken);
        }

        return false;
    }

    /// <summary>What is certain about a text, whichever language passes it.</summary>
    internal ConstantText TextOf(CancellationToken cancellationToken) =>
        Value is not null ? ConstantText.Of(Value, cancellationToken)
        : TryGetConstant(out var value, cancellationToken) && value is string text ? ConstantText.Constant(text)
        : ConstantText.Unknown;
}
