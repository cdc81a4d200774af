namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Notices more edges in a second than an LED that is watched can have.</summary>
internal sealed class EdgeRate(int mostPerSecond)
{
    private const long Second = 1_000_000_000;

    private readonly long[] _times = new long[mostPerSecond];
    private int _next;
    private int _count;

    public void Reset() => (_next, _count) = (0, 0);

    /// <returns>False if this edge is one too many.</returns>
    public bool Add(long now)
    {
        long[] times = _times;
        long oldest = times[_next];
        bool isFull = _count == times.Length;
        times[_next] = now;
        _next = _next + 1 == times.Length ? 0 : _next + 1;
        if (!isFull)
        {
            _count++;
            return true;
        }

        return now - oldest > Second;
    }
}
