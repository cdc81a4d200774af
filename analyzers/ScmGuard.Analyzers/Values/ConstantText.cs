using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Values;

/// <summary>What is certain about a text before the program runs: all of it (a constant), its parts around holes (a pattern), or nothing.</summary>
internal readonly struct ConstantText : IEquatable<ConstantText>
{
    /// <summary>No name, path or mnemonic is longer; it also keeps a text that doubles in each line from filling the memory.</summary>
    private const int MaxLength = 4096;

    private const int MaxHoles = 64;

    /// <summary>The literals before, between and after the holes: one more than there are holes. Default if nothing is known.</summary>
    private readonly ImmutableArray<string> _literals;

    private ConstantText(ImmutableArray<string> literals) => _literals = literals;

    /// <summary>Nothing is known.</summary>
    public static ConstantText Unknown => default;

    /// <summary>True if the whole text is known.</summary>
    public bool IsConstant => !_literals.IsDefault && _literals.Length == 1;

    /// <summary>True if parts of the text are known and others are not.</summary>
    public bool IsPattern => !_literals.IsDefault && _literals.Length > 1;

    /// <summary>True if nothing is known.</summary>
    public bool IsUnknown => _literals.IsDefault;

    /// <summary>The text if it is a constant, or else null.</summary>
    public string? Value => IsConstant ? _literals[0] : null;

    /// <summary>The known parts in order, one more than there are holes: <c>$"fleet-{id}"</c> is <c>["fleet-", ""]</c>.</summary>
    public ImmutableArray<string> Literals => _literals.IsDefault ? ImmutableArray.Create(string.Empty, string.Empty) : _literals;

    /// <summary>What is certain about the text that an expression yields, or that the bytes or the pointer that it yields hold.</summary>
    /// <param name="value">The expression, from <see cref="SemanticModel.GetOperation(SyntaxNode, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Cancels the search for what a symbol holds.</param>
    public static ConstantText Of(IOperation value, CancellationToken cancellationToken) => Of(value, static _ => Unknown, cancellationToken);

    /// <summary>As <see cref="Of(IOperation, CancellationToken)"/>, with what is certain about the parameters that the expression reads.</summary>
    public static ConstantText Of(IOperation value, Func<IParameterSymbol, ConstantText> parameters, CancellationToken cancellationToken) =>
        new TextFolder(parameters, cancellationToken).Fold(value).WithoutTerminator();

    /// <summary>A text that is known.</summary>
    public static ConstantText Constant(string text) => FromLiterals(ImmutableArray.Create(text));

    /// <summary>One text after the other.</summary>
    public static ConstantText operator +(ConstantText left, ConstantText right)
    {
        var head = left.Literals;
        var tail = right.Literals;
        return FromLiterals(head.RemoveAt(head.Length - 1).Add(head[head.Length - 1] + tail[0]).AddRange(tail.RemoveAt(0)));
    }

    /// <inheritdoc />
    public bool Equals(ConstantText other) =>
        _literals.IsDefault || other._literals.IsDefault
            ? _literals.IsDefault && other._literals.IsDefault
            : _literals.SequenceEqual(other._literals);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ConstantText other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _literals.IsDefault ? 0 : _literals[0].GetHashCode() ^ _literals.Length;

    /// <inheritdoc />
    public override string ToString() => IsUnknown ? "?" : string.Join("{?}", _literals);

    private static ConstantText FromLiterals(ImmutableArray<string> literals)
    {
        var length = literals.Sum(static literal => literal.Length);
        return length > MaxLength || literals.Length - 1 > MaxHoles || (length == 0 && literals.Length > 1) ? Unknown : new ConstantText(literals);
    }

    /// <summary>C# code adds the zero byte that ends a C string, or the marshaller does: it is not part of the text.</summary>
    private ConstantText WithoutTerminator()
    {
        if (_literals.IsDefault)
        {
            return this;
        }

        var last = _literals[_literals.Length - 1];
        return FromLiterals(_literals.SetItem(_literals.Length - 1, last.TrimEnd('\0')));
    }
}
