using System;

namespace ScmGuard.Harness.Led;

/// <summary>A line that an LED drives. It is watched, never driven.</summary>
public interface ILineEventSource : IDisposable
{
    /// <summary>What it is, such as <c>/dev/gpiochip0 line 23</c>.</summary>
    string Description { get; }

    /// <summary>True if the kernel stamps and counts the edges. Without that, lost edges go unseen: lower evidence.</summary>
    bool HasKernelEvidence { get; }

    /// <summary>The clock of the events, now, in nanoseconds.</summary>
    long Now { get; }

    /// <summary>What the LED is now.</summary>
    /// <exception cref="Units.HostException">The line cannot be read.</exception>
    bool ReadLevel();

    /// <summary>Waits for edges.</summary>
    /// <param name="events">Receives them, in their order.</param>
    /// <param name="patience">How long to wait for the first one.</param>
    /// <returns>How many; 0 when the time was up.</returns>
    /// <exception cref="Units.HostException">The line is gone.</exception>
    int Read(Span<LineEvent> events, TimeSpan patience);
}
