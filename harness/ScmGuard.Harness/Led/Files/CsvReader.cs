using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Reads a table of times and levels: one of ours, or an export with a header such as <c>Time [s],Channel 0</c> (Saleae, sigrok).</summary>
/// <remarks>A cell that is empty, x or z is a fault at its time. Times finer than a nanosecond are rounded.</remarks>
public sealed class CsvReader : TraceReader
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    private readonly TextReader _input;
    private readonly bool _isActiveLow;
    private readonly CsvRow _row = new();
    private readonly char _separator;
    private readonly bool _isOurs;
    private readonly int _time;
    private readonly int _level;
    private readonly int _note;
    private readonly decimal _scale;
    private int _line;
    private bool? _isOn;
    private bool _hasEnded;
    private bool _hasRow;

    /// <summary>Reads the header and the first level.</summary>
    /// <param name="input">The file. It is closed with this.</param>
    /// <param name="place">Its name.</param>
    /// <param name="options">Which column is meant; null for the only one.</param>
    /// <exception cref="TraceFileException">It is no such table, has no such column, or several and none is named.</exception>
    public CsvReader(TextReader input, string place, TraceFileOptions? options = null)
        : base(input, place)
    {
        options ??= new TraceFileOptions();
        _input = input;
        _isActiveLow = options.IsActiveLow;
        string? header = ReadLine();
        while (header is not null && IsRemark(header))
        {
            TakeRemark(header);
            header = ReadLine();
        }

        if (header is null)
        {
            throw Error(1, "the file has no header", "a line such as nanoseconds,led,note or Time [s],Channel 0", "Name a file that a recorder or scm-harness wrote.");
        }

        _separator = s_separators.FirstOrDefault(separator => header.Contains(separator, StringComparison.Ordinal), ',');
        _row.Split(header, _separator);
        string[] names = [.. Enumerable.Range(0, _row.Count).Select(cell => _row[cell])];
        (_time, _scale) = TimeIn(names);
        _note = Array.IndexOf(names, CsvWriter.NoteColumn);
        _isOurs = _note >= 0 && names[_time] == CsvWriter.TimeColumn;
        _level = LevelIn(names, options.Signal);
        ReadFirstLevel();
    }

    /// <inheritdoc/>
    public override bool Read(out LineEdge edge)
    {
        while (ReadRow() is var (at, isOn, note))
        {
            if (note == CsvWriter.EndNote)
            {
                _hasEnded = true;
                break;
            }

            // Samples repeat the level; a row of ours without a note was an edge.
            if (isOn != _isOn || _isOurs)
            {
                _isOn = isOn;
                edge = new LineEdge(at, isOn);
                return true;
            }
        }

        edge = default;
        return false;
    }

    private (int Cell, decimal Scale) TimeIn(string[] names)
    {
        for (int cell = 0; cell < names.Length; cell++)
        {
            if (ScaleOf(names[cell]) is { } scale)
            {
                return (cell, scale);
            }
        }

        throw Error(
            1,
            $"no column is a time: {string.Join(", ", names)}",
            "a header with a column such as nanoseconds, Time [s] or Time (us)",
            "Export with times: in sigrok-cli -O csv:time=true, in Logic 2 a digital export as CSV.");
    }

    /// <summary>How many nanoseconds a unit of a column has; null if it is no time.</summary>
    private static decimal? ScaleOf(string name)
    {
        string plain = name.ToLowerInvariant();
        if (plain is CsvWriter.TimeColumn or "time_ns")
        {
            return 1;
        }

        if (!plain.StartsWith("time", StringComparison.Ordinal))
        {
            return null;
        }

        string unit = plain[4..];
        unit = unit.StartsWith("stamp", StringComparison.Ordinal) ? unit[5..] : unit;
        return unit.Trim(' ', '[', ']', '(', ')', '_', '/') switch
        {
            "" or "s" or "sec" or "seconds" => 1_000_000_000,
            "ms" => 1_000_000,
            "us" or "\u00B5s" or "\u03BCs" => 1_000,
            "ns" => 1,
            _ => null,
        };
    }

    private int LevelIn(string[] names, string? signal)
    {
        int[] cells = [.. Enumerable.Range(0, names.Length).Where(cell => cell != _time && cell != _note && names[cell].Length > 0)];
        string all = string.Join(", ", cells.Select(cell => names[cell]));
        int[] meant = signal is null ? cells : [.. cells.Where(cell => names[cell] == signal)];
        return meant.Length == 1 ? meant[0]
            : cells.Length == 0 ? throw Error(1, "no column but the time has a name", "a column with the LED's level", "Export at least one channel.")
            : meant.Length == 0 ? throw Error(1, $"there is no column \"{signal}\"", $"one of {all}", "Name one with --signal.")
            : throw Error(1, "there is more than one column with levels", $"the one that the LED drives: one of {all}", "Name it with --signal.");
    }

    private void ReadFirstLevel()
    {
        string? before = null;
        while (ReadRow(reason => before = reason) is var (at, isOn, _))
        {
            _isOn = isOn;
            Header = Header with { Begin = at, BeganOn = isOn };
            End = at;
            if (before is not null)
            {
                AddFault(new LineFault(at, before));
            }

            return;
        }

        throw Error(1, "the table has no level", "at least one row with a time and 0 or 1", "Look whether the LED's line was connected to the channel that is named.");
    }

    /// <summary>Reads up to the next row that has a level; null at the end.</summary>
    private (long At, bool IsOn, string Note)? ReadRow(Action<string>? unknown = null)
    {
        while (!_hasEnded && ReadLine() is { } line)
        {
            if (line.AsSpan().Trim().IsEmpty || IsRemark(line))
            {
                continue;
            }

            _row.Split(line, _separator);
            long at = TimeOf(_row[_time]);
            string note = _note < 0 ? "" : _row[_note];
            if (note.StartsWith(CsvWriter.FaultNote, StringComparison.Ordinal) && TraceNote.Split(note) is var (_, reason))
            {
                AddFault(new LineFault(at, reason));
                continue;
            }

            if (_hasRow && at < End)
            {
                throw Error(_row.ColumnOf(_time), "the time goes back", "times that never go back", "The file is damaged, or several recordings were put together: give each a file of its own.");
            }

            _hasRow = true;
            End = at;
            switch (_row[_level].ToLowerInvariant())
            {
                case "0" or "0.0":
                    return (at, _isActiveLow, note);
                case "1" or "1.0":
                    return (at, !_isActiveLow, note);
                case "" or "x" or "z" or "?":
                    string missing = $"the file has {(_row[_level].Length == 0 ? "no level" : _row[_level])} here: neither 0 nor 1 was seen";
                    if (unknown is not null)
                    {
                        unknown(missing);
                    }
                    else
                    {
                        AddFault(new LineFault(at, missing));
                    }

                    break;
                default:
                    throw Error(_row.ColumnOf(_level), $"\"{Shorten(_row[_level])}\" is no level", "0 or 1", "Export the channel as a digital one, with a threshold.");
            }
        }

        return null;
    }

    private long TimeOf(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal time))
        {
            throw Error(_row.ColumnOf(_time), $"\"{Shorten(text)}\" is no time", "a number with a decimal point");
        }

        try
        {
            return decimal.ToInt64(decimal.Round(time * _scale));
        }
        catch (OverflowException)
        {
            throw Error(_row.ColumnOf(_time), $"the time {Shorten(text)} is more than 292 years", "a time that a recorder can reach", "Look at the unit in the column's name.");
        }
    }

    private string? ReadLine()
    {
        _line++;
        return _input.ReadLine();
    }

    private static bool IsRemark(string line) => line.Length > 0 && line[0] is '#' or ';';

    private void TakeRemark(string line)
    {
        if (TraceNote.Split(line.TrimStart('#', ';', ' ')) is var (name, value) && name != TraceNote.Begin)
        {
            Header = TraceNote.Apply(Header, name, value);
        }
    }

    private TraceFileException Error(int column, string problem, string expected, string? remedy = null) => new(Place, _line, column, problem, expected, remedy);

    private static string Shorten(string text) => text.Length > 40 ? $"{text[..40]}..." : text;
}
