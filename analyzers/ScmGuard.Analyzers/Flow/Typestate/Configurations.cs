using System;
using System.Collections.Generic;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The configurations in which a point of the program can be, or the answer that there are too many to tell.</summary>
/// <remarks>Sets under inclusion with a greatest element in place of every set of more than <see cref="Most"/>: no chain is longer than <see cref="Height"/>.</remarks>
internal sealed class Configurations : IEquatable<Configurations>
{
    /// <summary>How many are told apart.</summary>
    public const int Most = 128;

    /// <summary>How often a set can grow.</summary>
    public const long Height = Most + 1;

    private readonly HashSet<Configuration> _set;

    private Configurations(HashSet<Configuration> set) => _set = set;

    /// <summary>No execution gets here.</summary>
    public static Configurations None { get; } = new([]);

    /// <summary>Nothing is known.</summary>
    public static Configurations Undecided { get; } = new([]);

    /// <summary>The configurations; none if it is undecided.</summary>
    public IReadOnlyCollection<Configuration> All => _set;

    /// <summary>A set of some configurations.</summary>
    public static Configurations Of(HashSet<Configuration> set) => set.Count == 0 ? None : set.Count > Most ? Undecided : new Configurations(set);

    /// <summary>The least that covers both.</summary>
    public Configurations Join(Configurations other)
    {
        if (this == Undecided || other == Undecided)
        {
            return Undecided;
        }

        if (other._set.IsSubsetOf(_set))
        {
            return this;
        }

        var union = new HashSet<Configuration>(_set);
        union.UnionWith(other._set);
        return Of(union);
    }

    /// <summary>Each configuration changed, or left out where the change is null.</summary>
    public Configurations Select(Func<Configuration, Configuration?> change)
    {
        if (_set.Count == 0)
        {
            return this;
        }

        var changed = new HashSet<Configuration>();
        foreach (var configuration in _set)
        {
            if (change(configuration) is { } kept)
            {
                changed.Add(kept);
            }
        }

        return Of(changed);
    }

    /// <inheritdoc />
    public bool Equals(Configurations? other) =>
        ReferenceEquals(this, other) || (other is not null && this != Undecided && other != Undecided && _set.SetEquals(other._set));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Configurations);

    /// <inheritdoc />
    public override int GetHashCode() => _set.Count;
}
