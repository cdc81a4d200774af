using System;

namespace ScmGuard.Harness.Led.Encoding;

/// <summary>Draws what an LED shows as a trace: a pure function of the pattern, the times and the seed.</summary>
public static class LedEncoder
{
    /// <summary>Draws a pattern.</summary>
    /// <param name="shown">Which one.</param>
    /// <param name="main">The main code of <see cref="LedShown.Fatal"/>, from 1 on; otherwise null.</param>
    /// <param name="sub">The subcode, from 1 on, or null if there is none.</param>
    /// <param name="encoding">The times, the disorder, and what comes before and after.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is out of its range.</exception>
    /// <exception cref="ArgumentException">A code for a pattern that has none, or a fatal pattern without one.</exception>
    public static LineTrace Encode(LedShown shown, int? main, int? sub, LedEncoding encoding) => throw new NotImplementedException();

    /// <summary>Draws what an application that drives the LED itself makes it show, as zkLEDFlash does.</summary>
    /// <param name="on">How long each flash is.</param>
    /// <param name="off">How long the LED is off after it.</param>
    /// <param name="count">How many flashes; 0 for flashes without end.</param>
    /// <param name="encoding">The disorder, and what comes before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is out of its range.</exception>
    public static LineTrace EncodeFlashes(TimeSpan on, TimeSpan off, int count, LedEncoding encoding) => throw new NotImplementedException();
}
