using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>A trace in a file, read edge by edge: it need not fit into memory.</summary>
public abstract class TraceReader : IDisposable
{
    private readonly TextReader _input;
    private readonly List<LineFault> _faults = [];

    private protected TraceReader(TextReader input, string place)
    {
        _input = input;
        Place = place;
    }

    /// <summary>The file as it was named.</summary>
    public string Place { get; }

    /// <summary>What is known before the first edge.</summary>
    public TraceHeader Header { get; private protected set; } = new(0, false);

    /// <summary>Up to when the file has been read, in nanoseconds on the source's clock: after the last edge, where the trace ends.</summary>
    public long End { get; private protected set; }

    /// <summary>What cannot be trusted in what was read so far.</summary>
    public IReadOnlyList<LineFault> Faults => _faults;

    /// <summary>Reads the next edge.</summary>
    /// <returns>False if there is no other.</returns>
    /// <exception cref="TraceFileException">The file is wrong.</exception>
    public abstract bool Read(out LineEdge edge);

    /// <summary>Reads what is left into memory.</summary>
    /// <exception cref="TraceFileException">The file is wrong.</exception>
    public LineTrace ReadToEnd()
    {
        List<LineEdge> edges = [];
        while (Read(out LineEdge edge))
        {
            edges.Add(edge);
        }

        return new LineTrace(Header.Begin, End, Header.BeganOn, edges.ToArray(), [.. _faults]) { Source = Header.Source };
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _input.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void AddFault(LineFault fault) => _faults.Add(fault);
}
