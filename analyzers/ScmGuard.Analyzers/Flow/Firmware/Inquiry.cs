using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>One question of a rule, and the bodies that had to be read to answer it.</summary>
/// <remarks>
/// <para>A body asks for the bodies that it calls. The chain is bounded in length and in all, and a body that is being read already says nothing.</para>
/// <para>The answer must not depend on which question came first. So a body is remembered only if no bound and no body further up the chain
/// cut its reading short, and one that is remembered costs what it cost when it was read.</para>
/// </remarks>
internal sealed class Inquiry(CancellationToken cancellationToken)
{
    /// <summary>A guard behind a helper behind a helper is as far as programs go.</summary>
    public const int MaxDepth = 6;

    /// <summary>How many bodies one question may read.</summary>
    public const int MaxBodies = 256;

    private readonly List<object> _chain = [];

    /// <summary>Bodies read so far.</summary>
    private int _bodies;

    /// <summary>The place in the chain that the body being read depends on: nothing further up if it is the body's own.</summary>
    private int _reaches = int.MaxValue;

    /// <summary>How long the chain became below the body being read.</summary>
    private int _longest;

    /// <summary>Cancels the reading.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>True if so many bodies can still be read, one calling the next.</summary>
    /// <param name="bodies">How many; null if there is no body to get to.</param>
    public bool MayReach(int? bodies)
    {
        if (bodies is not { } needed)
        {
            return false;
        }

        if (_chain.Count + needed > MaxDepth)
        {
            // Asked from further up it may be within reach.
            _reaches = -1;
            return false;
        }

        return true;
    }

    /// <summary>Reads a body, or recalls it.</summary>
    /// <param name="body">Which body.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="nothing">The answer where the chain ends.</param>
    /// <param name="remembered">The bodies that were read to their end.</param>
    public T Read<T>(object body, Func<T> read, T nothing, ConcurrentDictionary<object, Remembered<T>> remembered)
    {
        if (remembered.TryGetValue(body, out var known) && _chain.Count + known.Depth <= MaxDepth && _bodies + known.Bodies <= MaxBodies)
        {
            _bodies += known.Bodies;
            _longest = Math.Max(_longest, _chain.Count + known.Depth);
            return known.Answer;
        }

        // Not found is -1, which is further up than any body: an answer that a bound cut short depends on the whole chain.
        var place = _chain.IndexOf(body);
        if (place >= 0 || _chain.Count == MaxDepth || _bodies == MaxBodies)
        {
            _reaches = Math.Min(_reaches, place);
            return nothing;
        }

        var level = _chain.Count;
        var (bodiesBefore, reachesAround, longestAround) = (_bodies, _reaches, _longest);
        _bodies++;
        _reaches = int.MaxValue;
        _longest = level + 1;
        _chain.Add(body);
        var answer = read();
        _chain.RemoveAt(level);
        if (_reaches >= level)
        {
            remembered.TryAdd(body, new Remembered<T>(answer, _bodies - bodiesBefore, _longest - level));
            _reaches = int.MaxValue;
        }

        _reaches = Math.Min(reachesAround, _reaches);
        _longest = Math.Max(longestAround, _longest);
        return answer;
    }
}
