using System;

namespace ScmGuard.Harness.Statistics;

/// <summary>A value of which only bounds are known, as when it is polled for: it lies somewhere between them, nobody knows where.</summary>
public readonly record struct Censored
{
    /// <summary>Makes one.</summary>
    /// <param name="lower">The least that it can be.</param>
    /// <param name="upper">The most that it can be.</param>
    /// <exception cref="ArgumentException">A bound is no finite number, or they are the wrong way round.</exception>
    public Censored(double lower, double upper)
    {
        if (!double.IsFinite(lower) || !double.IsFinite(upper) || lower > upper)
        {
            throw new ArgumentException(FormattableString.Invariant($"A value cannot lie between {lower} and {upper}: two finite numbers are expected, the smaller one first."));
        }

        Lower = lower;
        Upper = upper;
    }

    /// <summary>The least that it can be.</summary>
    public double Lower { get; }

    /// <summary>The most that it can be.</summary>
    public double Upper { get; }

    /// <summary>The middle. It orders values and says nothing about where the value lies.</summary>
    public double Middle => (Lower / 2) + (Upper / 2);

    /// <summary>How far the bounds are apart.</summary>
    public double Width => Upper - Lower;

    /// <summary>A value that is known exactly.</summary>
    public static Censored Exactly(double value) => new(value, value);

    /// <summary>The sum, as uncertain as both together.</summary>
    public static Censored operator +(Censored left, Censored right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>The difference, as uncertain as both together.</summary>
    public static Censored operator -(Censored left, Censored right) => new(left.Lower - right.Upper, left.Upper - right.Lower);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Lower:0.0} to {Upper:0.0}");
}
