using System;
using System.Diagnostics.CodeAnalysis;

namespace ScmGuard.VirtualScm.Cryptography.Wallets;

/// <summary>Where a key stands in its wallet: <c>m</c> is the master, <c>m/44'/0'/1</c> is three steps below it ("Digital Wallet tutorials").</summary>
internal sealed class NodeAddress : IEquatable<NodeAddress>
{
    /// <summary>The depth is one byte in BIP-0032.</summary>
    public const int MaximumDepth = 255;

    private readonly ChildIndex[] _steps;

    private NodeAddress(ChildIndex[] steps) => _steps = steps;

    /// <summary><c>m</c>.</summary>
    public static NodeAddress Master { get; } = new([]);

    /// <summary>From the master down.</summary>
    public ReadOnlySpan<ChildIndex> Steps => _steps;

    /// <summary>The node above; null for the master.</summary>
    public NodeAddress? Parent => _steps.Length == 0 ? null : new NodeAddress(_steps[..^1]);

    /// <summary>Reads an address. No other mark than <c>'</c>, no blank, no leading zero: the text of an address is unique.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out NodeAddress? address)
    {
        address = null;
        if (!text.StartsWith("m") || (text.Length > 1 && text[1] != '/'))
        {
            return false;
        }

        int depth = text.Count('/');
        if (depth > MaximumDepth)
        {
            return false;
        }

        ChildIndex[] steps = new ChildIndex[depth];
        int next = -1;
        foreach (Range part in text.Split('/'))
        {
            if (next >= 0 && !ChildIndex.TryParse(text[part], out steps[next]))
            {
                return false;
            }

            next++;
        }

        address = new NodeAddress(steps);
        return true;
    }

    /// <summary>Reads an address, as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">Not an address.</exception>
    public static NodeAddress Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out NodeAddress? address) ? address : throw new FormatException("Not a node address such as m/44'/0'/1.");

    /// <summary>The node one step below.</summary>
    /// <exception cref="InvalidOperationException">The depth is <see cref="MaximumDepth"/> already.</exception>
    public NodeAddress Child(ChildIndex index) => _steps.Length < MaximumDepth
        ? new NodeAddress([.. _steps, index])
        : throw new InvalidOperationException($"A wallet is at most {MaximumDepth} steps deep.");

    /// <inheritdoc/>
    public bool Equals(NodeAddress? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeAddress);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (ChildIndex step in _steps)
        {
            hash.Add(step.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary><c>m/44'/0'/1</c>.</summary>
    public override string ToString() => string.Join('/', ["m", .. _steps]);
}
