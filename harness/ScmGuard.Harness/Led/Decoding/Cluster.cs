using System;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Durations that may be the same one, by their logarithms: disorder is a share of a duration.</summary>
internal struct Cluster
{
    private double _sum;
    private double _squares;
    private double _least;
    private double _most;

    public int Count { get; private set; }

    public readonly double Center => _sum / Count;

    /// <summary>The sum of the squared distances from the center.</summary>
    public readonly double Residual => Count == 0 ? 0 : Math.Max(0, _squares - (_sum * _sum / Count));

    /// <summary>The logarithm of the quotient of the longest and the shortest.</summary>
    public readonly double Spread => Count == 0 ? 0 : _most - _least;

    public readonly double Most => _most;

    public void Add(double logarithm)
    {
        (_least, _most) = Count == 0 ? (logarithm, logarithm) : (Math.Min(_least, logarithm), Math.Max(_most, logarithm));
        _sum += logarithm;
        _squares += logarithm * logarithm;
        Count++;
    }
}
