using System;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Says what an LED shows from the edges of its line: the right answer, or none and why.</summary>
/// <remarks>Edge by edge, without allocation until there is something to say. Not for two threads at once.</remarks>
public sealed class LedDecoder
{
    private readonly LedDecoderOptions _options;

    /// <summary>A decoder that has seen nothing.</summary>
    /// <param name="options">What to hold the line against; null for the documented times.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LedDecoder(LedDecoderOptions? options = null) => _options = options ?? LedDecoderOptions.Default;

    /// <summary>The last reading that <see cref="Add"/> or <see cref="Advance"/> returned; null before the first.</summary>
    public LedReading? Current { get; private set; }

    /// <summary>Decodes a whole trace.</summary>
    /// <param name="trace">What was seen.</param>
    /// <param name="options">What to hold it against; null for the documented times.</param>
    public static LedReading Decode(LineTrace trace, LedDecoderOptions? options = null) => throw new NotImplementedException();

    /// <summary>Starts anew.</summary>
    /// <param name="now">When, in nanoseconds on the clock of the edges.</param>
    /// <param name="isOn">What the LED is.</param>
    public void Begin(long now, bool isOn) => throw new NotImplementedException();

    /// <summary>The LED changed.</summary>
    /// <param name="edge">When, and to what. Its time is not before what was said last.</param>
    /// <returns>A reading if a verdict became certain or changed; otherwise null.</returns>
    public LedReading? Add(LineEdge edge) => throw new NotImplementedException();

    /// <summary>Time passed without an edge.</summary>
    /// <param name="now">The time, in nanoseconds on the clock of the edges.</param>
    /// <returns>A reading if a verdict became certain or changed; otherwise null.</returns>
    public LedReading? Advance(long now) => throw new NotImplementedException();

    /// <summary>What was seen last cannot be trusted. To be said before the edge at which it was noticed.</summary>
    /// <param name="fault">Since when, and why.</param>
    public void Fault(LineFault fault) => throw new NotImplementedException();

    /// <summary>No more is coming.</summary>
    /// <param name="end">When the trace ends, in nanoseconds on the clock of the edges.</param>
    /// <returns>What it says at its end.</returns>
    public LedReading Finish(long end) => throw new NotImplementedException();
}
