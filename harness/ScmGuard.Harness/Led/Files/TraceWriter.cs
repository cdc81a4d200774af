using System;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Writes a trace as it comes. What is written up to any moment is a trace.</summary>
public abstract class TraceWriter : IDisposable
{
    private protected TraceWriter(TextWriter output)
    {
        Output = output;
        Output.NewLine = "\n";
    }

    private protected TextWriter Output { get; }

    /// <summary>Writes what is known before the first edge. Once, and first.</summary>
    public abstract void Begin(TraceHeader header);

    /// <summary>Writes an edge.</summary>
    public abstract void Write(LineEdge edge);

    /// <summary>Writes a fault.</summary>
    public abstract void Write(LineFault fault);

    /// <summary>Writes the end.</summary>
    /// <param name="nanoseconds">Up to when the line was watched.</param>
    public abstract void End(long nanoseconds);

    /// <summary>Writes a whole trace, the faults where they belong.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="header">What its file says of it; null for what the trace says.</param>
    public void Write(LineTrace trace, TraceHeader? header = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        Begin(header ?? TraceHeader.Of(trace));
        int fault = 0;
        foreach (LineEdge edge in trace.Edges.Span)
        {
            while (fault < trace.Faults.Count && trace.Faults[fault].Nanoseconds <= edge.Nanoseconds)
            {
                Write(trace.Faults[fault++]);
            }

            Write(edge);
        }

        while (fault < trace.Faults.Count)
        {
            Write(trace.Faults[fault++]);
        }

        End(trace.End);
    }

    /// <summary>Has what was written go to the disk's cache.</summary>
    public void Flush() => Output.Flush();

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Output.Dispose();
        GC.SuppressFinalize(this);
    }
}
