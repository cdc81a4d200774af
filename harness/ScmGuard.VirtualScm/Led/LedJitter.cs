using System;

namespace ScmGuard.VirtualScm;

/// <summary>How far edges are from where they should be.</summary>
public readonly record struct LedJitter
{
    /// <summary>A jitter.</summary>
    /// <param name="fraction">Of the shorter one of the two neighbouring intervals: from 0 (exact) to below 0.5, so that edges keep their order.</param>
    /// <param name="seed">The same seed gives the same edges.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of its range.</exception>
    public LedJitter(double fraction, int seed)
    {
        if (!(fraction is >= 0 and < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A jitter is from 0 to below 0.5.");
        }

        Fraction = fraction;
        Seed = seed;
    }

    /// <summary>Of the shorter neighbouring interval.</summary>
    public double Fraction { get; }

    /// <summary>What the edges follow from.</summary>
    public int Seed { get; }
}
