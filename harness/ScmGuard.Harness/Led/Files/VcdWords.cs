using System;
using System.IO;

namespace ScmGuard.Harness.Led.Files;

/// <summary>The words of a value change dump, with their places.</summary>
internal sealed class VcdWords(TextReader input, string place)
{
    // Far beyond any word of a dump; a file without blanks is none.
    private const int LongestWord = 1 << 16;

    private readonly char[] _buffer = new char[1 << 16];
    private char[] _word = new char[256];
    private int _length;
    private int _filled;
    private int _next;
    private int _line = 1;
    private int _column = 1;

    /// <summary>The word.</summary>
    public ReadOnlySpan<char> Word => _word.AsSpan(0, _length);

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Where it begins, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Goes to the next word.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Next()
    {
        _length = 0;
        while (true)
        {
            if (_next == _filled)
            {
                _filled = input.Read(_buffer);
                _next = 0;
                if (_filled == 0)
                {
                    if (_length == 0)
                    {
                        (Line, Column) = (_line, _column);
                    }

                    return _length > 0;
                }
            }

            char letter = _buffer[_next];
            if (char.IsWhiteSpace(letter))
            {
                if (_length > 0)
                {
                    return true;
                }

                Pass(letter);
                continue;
            }

            if (_length == 0)
            {
                (Line, Column) = (_line, _column);
            }

            Add(letter);
            Pass(letter);
        }
    }

    /// <summary>An error at this word.</summary>
    public TraceFileException Error(string problem, string expected, string? remedy = null) => new(place, Line, Column, problem, expected, remedy);

    private void Pass(char letter)
    {
        _next++;
        if (letter == '\n')
        {
            _line++;
            _column = 1;
        }
        else
        {
            _column++;
        }
    }

    private void Add(char letter)
    {
        if (_length == LongestWord)
        {
            throw Error("a word of more than 65536 characters", "a value change dump", "Name the file that the recorder wrote.");
        }

        if (_length == _word.Length)
        {
            Array.Resize(ref _word, _word.Length * 2);
        }

        _word[_length++] = letter;
    }
}
