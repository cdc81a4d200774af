namespace ScmGuard.Harness.Statistics;

/// <summary>A small generator of random numbers (SplitMix64) that gives the same numbers on every runtime.</summary>
/// <param name="seed">Where it begins.</param>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts numbers into a random order.</summary>
    public void Shuffle(double[] numbers)
    {
        for (int i = numbers.Length - 1; i > 0; i--)
        {
            int other = (int)(NextDouble() * (i + 1));
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
