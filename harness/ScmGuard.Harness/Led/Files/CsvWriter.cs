using System;
using System.Globalization;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Writes a table: <c>nanoseconds,led,note</c>. The first row is the begin, the last one the end; a row without a note is an edge.</summary>
/// <param name="output">Where. It is closed with this.</param>
public sealed class CsvWriter(TextWriter output) : TraceWriter(output)
{
    internal const string TimeColumn = "nanoseconds";
    internal const string LevelColumn = "led";
    internal const string NoteColumn = "note";
    internal const string BeginNote = "begin";
    internal const string EndNote = "end";
    internal const string FaultNote = "fault";

    private bool _isOn;

    /// <inheritdoc/>
    public override void Begin(TraceHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        Note(TraceNote.Source, header.Source);
        Note(TraceNote.BegunAt, header.BegunAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Note(TraceNote.Run, header.Run);
        Output.WriteLine($"{TimeColumn},{LevelColumn},{NoteColumn}");
        _isOn = header.BeganOn;
        Row(header.Begin, BeginNote);
    }

    /// <inheritdoc/>
    public override void Write(LineEdge edge)
    {
        _isOn = edge.IsOn;
        Row(edge.Nanoseconds, "");
    }

    /// <inheritdoc/>
    public override void Write(LineFault fault) =>
        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fault.Nanoseconds},,\"{FaultNote}: {TraceNote.Escape(fault.Reason)}\""));

    /// <inheritdoc/>
    public override void End(long nanoseconds) => Row(nanoseconds, EndNote);

    private void Row(long nanoseconds, string note) => Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nanoseconds},{(_isOn ? 1 : 0)},{note}"));

    private void Note(string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            Output.WriteLine($"# {name}: {TraceNote.Escape(value)}");
        }
    }
}
