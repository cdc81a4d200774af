using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace ScmGuard.Harness.Led.Files;

/// <summary>Reads one variable of a value change dump (IEEE 1364), as scm-harness, PulseView, sigrok-cli and simulators write it.</summary>
/// <remarks>A value of x or z is a fault at its time. Times finer than a nanosecond are cut to the nanosecond before them.</remarks>
public sealed class VcdReader : TraceReader
{
    private const string EndWord = "$end";
    private const int MostNames = 12;

    private readonly VcdWords _words;
    private readonly bool _isActiveLow;
    private readonly string _id;
    private readonly string _name;
    private bool _isOurs;
    private long _offset;
    private Int128 _scaleAbove = 1;
    private Int128 _scaleBelow = 1;
    private Int128 _lastTime;
    private long _now;
    private bool _isInDump;
    private bool? _level;
    private bool _isUnknown;
    private string? _unknown;

    /// <summary>Reads the definitions and the first value.</summary>
    /// <param name="input">The file. It is closed with this.</param>
    /// <param name="place">Its name.</param>
    /// <param name="options">Which variable is meant; null for the only one.</param>
    /// <exception cref="TraceFileException">It is no value change dump, has no such variable, or several and none is named.</exception>
    public VcdReader(TextReader input, string place, TraceFileOptions? options = null)
        : base(input, place)
    {
        options ??= new TraceFileOptions();
        _words = new VcdWords(input, place);
        _isActiveLow = options.IsActiveLow;
        (_id, _name) = ReadDefinitions(options.Signal);
        ReadFirstValue();
    }

    /// <inheritdoc/>
    public override bool Read(out LineEdge edge)
    {
        while (ReadValue() is { } isOn)
        {
            // A dump of all values repeats what is known; only in a file of ours a value that repeats itself was an edge.
            if (isOn != _level || (_isOurs && !_isInDump))
            {
                _level = isOn;
                edge = new LineEdge(_now, isOn);
                return true;
            }
        }

        edge = default;
        return false;
    }

    private (string Id, string Name) ReadDefinitions(string? signal)
    {
        List<(string Id, string Name, string Path, int Size)> variables = [];
        List<string> scopes = [];
        bool isScaled = false;
        while (true)
        {
            if (!_words.Next())
            {
                throw _words.Error(
                    variables.Count == 0 && !isScaled ? "the file ends, and nothing in it is a definition of a value change dump" : "the file ends within its definitions",
                    "$enddefinitions $end",
                    "Name a file that a recorder, PulseView or scm-harness wrote.");
            }

            string keyword = _words.Word.ToString();
            switch (keyword)
            {
                case "$comment":
                    TakeNote(ReadText(keyword));
                    break;
                case "$version":
                    _isOurs = ReadText(keyword) == VcdWriter.Version;
                    break;
                case "$timescale":
                    ReadTimescale();
                    isScaled = true;
                    break;
                case "$scope":
                    string[] scope = ReadText(keyword).Split(' ', 2);
                    scopes.Add(scope.Length == 2 ? scope[1] : "");
                    break;
                case "$upscope":
                    ReadText(keyword);
                    if (scopes.Count > 0)
                    {
                        scopes.RemoveAt(scopes.Count - 1);
                    }

                    break;
                case "$var":
                    variables.Add(ReadVariable(scopes));
                    break;
                case "$enddefinitions":
                    ReadText(keyword);
                    if (!isScaled)
                    {
                        throw _words.Error("the definitions have no $timescale", "such as $timescale 1 us $end before $enddefinitions", "Without it no duration is known: record again, or add the line that the recorder meant.");
                    }

                    Header = Header with { Begin = _offset };
                    _now = End = _offset;
                    return Choose(variables, signal);
                default:
                    if (keyword[0] != '$' || keyword.Length == 1)
                    {
                        throw _words.Error($"\"{Shorten(keyword)}\" is no definition", "a keyword such as $timescale, $var or $enddefinitions", "Is this a value change dump?");
                    }

                    // $date, $attrbegin and whatever a tool adds.
                    ReadText(keyword);
                    break;
            }
        }
    }

    private (string Id, string Name) Choose(List<(string Id, string Name, string Path, int Size)> variables, string? signal)
    {
        string all = string.Join(", ", variables.Take(MostNames).Select(variable => variable.Path)) + (variables.Count > MostNames ? $" and {variables.Count - MostNames} more" : "");
        if (variables.Count == 0)
        {
            throw _words.Error("the dump has no variable", "a variable of one bit", "Record at least one channel.");
        }

        (string Id, string Name, string Path, int Size)[] meant = [.. variables.Where(variable => signal is null ? variable.Size == 1 : variable.Path == signal || variable.Name == signal)];
        if (meant.Length == 0)
        {
            throw signal is null
                ? _words.Error($"no variable is one bit wide: {all}", "a variable of one bit", "Record the LED's line by itself.")
                : _words.Error($"there is no variable \"{signal}\"", $"one of {all}", "Name one with --signal.");
        }

        if (meant.Select(variable => variable.Id).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw _words.Error($"there is more than one variable{(signal is null ? "" : $" \"{signal}\"")}", $"the one that the LED drives: one of {all}", "Name it with --signal.");
        }

        return meant[0].Size == 1
            ? (meant[0].Id, meant[0].Path)
            : throw _words.Error($"the variable \"{meant[0].Path}\" is {meant[0].Size} bits wide", "a variable of one bit", "Name another with --signal.");
    }

    private (string Id, string Name, string Path, int Size) ReadVariable(List<string> scopes)
    {
        string[] parts = ReadText("$var").Split(' ');
        if (parts.Length < 4 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int size))
        {
            throw _words.Error($"\"{Shorten(string.Join(' ', parts))}\" is no variable", "$var, a type, a size, a short name and a name, then $end");
        }

        string name = string.Concat(parts[3..]);
        return (parts[2], name, string.Join('.', scopes.Where(scope => scope.Length > 0).Append(name)), parts[0] is "real" or "string" or "realtime" ? 0 : size);
    }

    private void ReadTimescale()
    {
        string text = ReadText("$timescale").Replace(" ", "", StringComparison.Ordinal);
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        Int128 count = text[..digits] switch { "1" => 1, "10" => 10, "100" => 100, _ => 0 };
        (_scaleAbove, _scaleBelow) = text[digits..] switch
        {
            "s" => (count * 1_000_000_000, 1),
            "ms" => (count * 1_000_000, 1),
            "us" => (count * 1_000, 1),
            "ns" => (count, 1),
            "ps" => (count, 1_000),
            "fs" => (count, (Int128)1_000_000),
            _ => (0, (Int128)1),
        };
        if (_scaleAbove == 0)
        {
            throw _words.Error($"\"{Shorten(text)}\" is no time scale", "1, 10 or 100 of s, ms, us, ns, ps or fs");
        }
    }

    private void ReadFirstValue()
    {
        if (ReadValue() is not { } isOn)
        {
            throw _words.Error(
                _isUnknown ? $"the variable \"{_name}\" is never 0 or 1" : $"the variable \"{_name}\" has no value",
                "at least one value",
                "Look whether the LED's line was connected to the channel that is named.");
        }

        _level = isOn;
        Header = Header with { Begin = _now, BeganOn = isOn };

        // What came before the first known value is no part of the trace, and does not go unsaid.
        if (_unknown is { } before)
        {
            AddFault(new LineFault(_now, before));
            _unknown = null;
        }
    }

    /// <summary>Goes to the next value of the variable.</summary>
    /// <returns>Null at the end of the file.</returns>
    private bool? ReadValue()
    {
        while (_words.Next())
        {
            ReadOnlySpan<char> word = _words.Word;
            switch (word[0])
            {
                case '#':
                    GoTo(word[1..]);
                    break;
                case '0' or '1' or 'x' or 'X' or 'z' or 'Z':
                    if (word.Length == 1)
                    {
                        throw _words.Error($"the value \"{word}\" is of no variable", "a value and a variable's short name in one word, such as 1!");
                    }

                    if (word[1..].SequenceEqual(_id) && Level(word[0]) is { } scalar)
                    {
                        return scalar;
                    }

                    break;
                case 'b' or 'B':
                    if (ReadVector() is { } bit)
                    {
                        return bit;
                    }

                    break;
                case 'r' or 'R' or 's' or 'S':
                    NextWord("a variable's short name behind the value");
                    break;
                case '$':
                    TakeCommand(word.ToString());
                    break;
                default:
                    throw _words.Error($"\"{Shorten(word.ToString())}\" is no value change", "a time such as #1000, a value such as 1!, or a keyword such as $dumpvars");
            }
        }

        return null;
    }

    private bool? ReadVector()
    {
        ReadOnlySpan<char> digits = _words.Word[1..];
        char last = digits.IsEmpty ? '?' : digits[^1];
        bool isNarrow = digits.Length > 0 && digits[..^1].Trim('0').IsEmpty;
        NextWord("a variable's short name behind the value");
        return !_words.Word.SequenceEqual(_id) ? null
            : isNarrow && last is '0' or '1' or 'x' or 'X' or 'z' or 'Z' ? Level(last)
            : throw _words.Error($"the value of \"{_name}\" is not one bit", "0, 1, x or z");
    }

    private bool? Level(char value)
    {
        if (value is '0' or '1')
        {
            return (value == '1') != _isActiveLow;
        }

        _isUnknown = true;
        string reason = $"the file has {char.ToLowerInvariant(value)} here: neither 0 nor 1 was seen";
        if (_level is null)
        {
            _unknown = reason;
        }
        else
        {
            AddFault(new LineFault(_now, reason));
        }

        return null;
    }

    private void TakeCommand(string keyword)
    {
        switch (keyword)
        {
            case "$dumpvars" or "$dumpall" or "$dumpon" or "$dumpoff":
                _isInDump = true;
                break;
            case EndWord:
                _isInDump = false;
                break;
            default:
                string text = ReadText(keyword);
                if (keyword == "$comment")
                {
                    TakeNote(text);
                }

                break;
        }
    }

    private void GoTo(ReadOnlySpan<char> digits)
    {
        if (!Int128.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out Int128 time) || time > ulong.MaxValue)
        {
            throw _words.Error($"\"#{Shorten(digits.ToString())}\" is no time", "# and a whole number of time units");
        }

        if (time < _lastTime)
        {
            throw _words.Error($"the time goes back from {_lastTime} to {time}", "times that never go back", "The file is damaged, or several recordings were put together: give each a file of its own.");
        }

        _lastTime = time;
        Int128 now = _offset + (time * _scaleAbove / _scaleBelow);
        if (now > long.MaxValue)
        {
            throw _words.Error($"the time {time} is more than 292 years", "a time that a recorder can reach", "Look at the file's $timescale.");
        }

        _now = End = (long)now;
    }

    private void TakeNote(string text)
    {
        if (!_isOurs || TraceNote.Split(text) is not var (name, value))
        {
            return;
        }

        if (name.StartsWith(TraceNote.Fault, StringComparison.Ordinal) && long.TryParse(name.AsSpan(TraceNote.Fault.Length).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long at))
        {
            AddFault(new LineFault(at, value));
            return;
        }

        Header = TraceNote.Apply(Header, name, value);
        _offset = name == TraceNote.Begin ? Header.Begin : _offset;
    }

    private string ReadText(string keyword)
    {
        (int Line, int Column) start = (_words.Line, _words.Column);
        StringBuilder text = new();
        while (true)
        {
            if (!_words.Next())
            {
                throw new TraceFileException(Place, start.Line, start.Column, $"{keyword} has no end", $"{EndWord} behind it", "The file was cut off: record again.");
            }

            if (_words.Word.SequenceEqual(EndWord))
            {
                return text.ToString();
            }

            text.Append(text.Length > 0 ? " " : "").Append(_words.Word);
        }
    }

    private void NextWord(string expected)
    {
        if (!_words.Next())
        {
            throw _words.Error("the file ends here", expected, "The file was cut off: record again.");
        }
    }

    private static string Shorten(string text) => text.Length > 40 ? $"{text[..40]}..." : text;
}
