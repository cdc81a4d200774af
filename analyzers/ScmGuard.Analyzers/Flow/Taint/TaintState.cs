using System;
using System.Collections.Immutable;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>The places that may hold a followed value.</summary>
internal sealed class TaintState : IEquatable<TaintState>
{
    private readonly ImmutableHashSet<object> _places;
    private readonly bool _isReached;

    private TaintState(ImmutableHashSet<object> places, bool isReached)
    {
        _places = places;
        _isReached = isReached;
    }

    /// <summary>No execution gets here.</summary>
    public static TaintState Unreached { get; } = new(Empty, isReached: false);

    /// <summary>No place holds the value.</summary>
    public static TaintState Clean { get; } = new(Empty, isReached: true);

    private static ImmutableHashSet<object> Empty => ImmutableHashSet.Create<object>(Places.Comparer!);

    public bool Contains(object place) => _places.Contains(place);

    public TaintState With(object place, bool isTainted) =>
        _isReached && _places.Contains(place) != isTainted ? new TaintState(isTainted ? _places.Add(place) : _places.Remove(place), isReached: true) : this;

    /// <summary>What may be so on either of two ways.</summary>
    public TaintState Join(TaintState other) =>
        !_isReached ? other : !other._isReached || _places.IsSupersetOf(other._places) ? this : new TaintState(_places.Union(other._places), isReached: true);

    /// <summary>What is so on both of two ways.</summary>
    public TaintState Meet(TaintState other) => !_isReached || !other._isReached ? Unreached : new TaintState(_places.Intersect(other._places), isReached: true);

    public bool Equals(TaintState? other) => other is not null && _isReached == other._isReached && _places.SetEquals(other._places);

    public override bool Equals(object? obj) => Equals(obj as TaintState);

    public override int GetHashCode() => _places.Count;
}
