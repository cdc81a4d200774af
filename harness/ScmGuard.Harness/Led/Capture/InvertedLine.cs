using System;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>A line whose source has the polarity wrong.</summary>
/// <param name="line">The line, which is disposed with this.</param>
public sealed class InvertedLine(ILineEventSource line) : ILineEventSource
{
    /// <inheritdoc/>
    public string Description => $"{line.Description}, inverted";

    /// <inheritdoc/>
    public bool HasKernelEvidence => line.HasKernelEvidence;

    /// <inheritdoc/>
    public long Now => line.Now;

    /// <inheritdoc/>
    public bool ReadLevel() => !line.ReadLevel();

    /// <inheritdoc/>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        int count = line.Read(events, patience);
        foreach (ref LineEvent seen in events[..count])
        {
            seen = seen with { IsOn = !seen.IsOn };
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();
}
