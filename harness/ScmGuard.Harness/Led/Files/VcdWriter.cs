using System;
using System.Globalization;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Writes a value change dump (IEEE 1364) in nanoseconds, in which the begin is time 0: viewers would show hours of nothing before it.</summary>
/// <param name="output">Where. It is closed with this.</param>
public sealed class VcdWriter(TextWriter output) : TraceWriter(output)
{
    /// <summary>What the variable is called.</summary>
    public const string Signal = "led";

    /// <summary>The version that the file names. Only in such a file a value that repeats itself is an edge.</summary>
    internal const string Version = "scm-harness trace 1";

    private const char Id = '!';

    private long _begin;
    private long _last;

    /// <inheritdoc/>
    public override void Begin(TraceHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        _begin = _last = header.Begin;
        Output.WriteLine($"$version {Version} $end");
        Note(TraceNote.Begin, header.Begin.ToString(CultureInfo.InvariantCulture));
        if (header.Source is { Length: > 0 } source)
        {
            Note(TraceNote.Source, source);
        }

        if (header.BegunAt is { } at)
        {
            Note(TraceNote.BegunAt, at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        }

        if (header.Run is { Length: > 0 } run)
        {
            Note(TraceNote.Run, run);
        }

        Output.WriteLine("$timescale 1 ns $end");
        Output.WriteLine("$scope module scm $end");
        Output.WriteLine($"$var wire 1 {Id} {Signal} $end");
        Output.WriteLine("$upscope $end");
        Output.WriteLine("$enddefinitions $end");
        Output.WriteLine("#0");
        Output.WriteLine("$dumpvars");
        Value(header.BeganOn);
        Output.WriteLine("$end");
    }

    /// <inheritdoc/>
    public override void Write(LineEdge edge)
    {
        Time(edge.Nanoseconds);
        Value(edge.IsOn);
    }

    /// <inheritdoc/>
    public override void Write(LineFault fault) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"{TraceNote.Fault} {fault.Nanoseconds}"), fault.Reason);

    /// <inheritdoc/>
    public override void End(long nanoseconds) => Time(nanoseconds);

    private void Time(long nanoseconds)
    {
        if (nanoseconds != _last)
        {
            // The difference of two times always fits, whatever the clock's zero is.
            Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{unchecked((ulong)(nanoseconds - _begin))}"));
            _last = nanoseconds;
        }
    }

    private void Value(bool isOn) => Output.WriteLine(isOn ? $"1{Id}" : $"0{Id}");

    private void Note(string name, string value) => Output.WriteLine($"$comment {name}: {TraceNote.Escape(value)} $end");
}
