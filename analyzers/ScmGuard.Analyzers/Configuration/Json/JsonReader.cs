using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Configuration.Json;

/// <summary>Reads JSON (RFC 8259) with the place of everything, since an analyzer may bring no library along. It stops at the first error and never throws.</summary>
internal sealed class JsonReader
{
    /// <summary>Characters. No settings file is larger; a file that is, is something else.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Deep enough for any settings, and far from the end of the stack.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _position;
    private JsonError? _error;

    private JsonReader(string text) => _text = text;

    /// <summary>Reads a text that is one JSON value.</summary>
    /// <param name="text">The text; a byte order mark may come first.</param>
    /// <param name="error">Why it cannot be read, or null.</param>
    /// <returns>The value, or null if there is an error.</returns>
    public static JsonValue? Read(string text, out JsonError? error)
    {
        if (text.Length > MaxLength)
        {
            error = new JsonError($"the file has {text.Length.ToString(CultureInfo.InvariantCulture)} characters, more than the {MaxLength.ToString(CultureInfo.InvariantCulture)} that are read", default);
            return null;
        }

        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            reader._position = 1;
        }

        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        if (reader._error is null && reader._position < text.Length)
        {
            reader.Fail("expected the end of the file after the value");
        }

        error = reader._error;
        return error is null ? value : null;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '+' or '-' or '.';

    private JsonValue? Fail(string expected) => FailAt(expected, _position, Math.Min(_text.Length, _position + 1));

    private JsonValue? FailAt(string message, int start, int end)
    {
        var found = start >= _text.Length ? ", but the file ends" : string.Empty;
        _error ??= new JsonError(message + found, TextSpan.FromBounds(Math.Min(start, _text.Length), end));
        return null;
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private JsonValue? ReadValue(int depth)
    {
        SkipBlanks();
        if (depth > MaxDepth)
        {
            return Fail($"values are nested deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");
        }

        switch (Current)
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                return ReadText();
            case '/' when _position + 1 < _text.Length && _text[_position + 1] is '/' or '*':
                return Fail("JSON has no comments: expected a value");
            default:
                return ReadWord();
        }
    }

    private JsonValue? ReadWord()
    {
        var start = _position;
        while (_position < _text.Length && IsWordPart(_text[_position]))
        {
            _position++;
        }

        var word = _text.Substring(start, _position - start);
        var span = TextSpan.FromBounds(start, _position);
        switch (word)
        {
            case "null":
                return new JsonValue(JsonKind.Null, span) { Text = word };
            case "true" or "false":
                return new JsonValue(JsonKind.Truth, span) { Text = word };
            case "":
                return Fail("expected a value: an object, an array, a text in double quotes, a number, true, false or null");
            default:
                return IsNumber(word)
                    ? new JsonValue(JsonKind.Number, span) { Text = word }
                    : FailAt($"'{word}' is no JSON value: a text stands in double quotes", start, _position);
        }
    }

    /// <summary>A minus, an integer without leading zeros, a fraction, an exponent.</summary>
    private static bool IsNumber(string word)
    {
        var position = word[0] == '-' ? 1 : 0;
        var whole = Digits();
        if (whole == 0 || (whole > 1 && word[position - whole] == '0'))
        {
            return false;
        }

        if (position < word.Length && word[position] == '.')
        {
            position++;
            if (Digits() == 0)
            {
                return false;
            }
        }

        if (position < word.Length && word[position] is 'e' or 'E')
        {
            position++;
            position += position < word.Length && word[position] is '+' or '-' ? 1 : 0;
            if (Digits() == 0)
            {
                return false;
            }
        }

        return position == word.Length;

        int Digits()
        {
            var start = position;
            while (position < word.Length && IsDigit(word[position]))
            {
                position++;
            }

            return position - start;
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        var start = _position++;
        var items = ImmutableArray.CreateBuilder<JsonValue>();
        SkipBlanks();
        if (Current == ']')
        {
            _position++;
            return new JsonValue(JsonKind.Array, TextSpan.FromBounds(start, _position));
        }

        while (true)
        {
            if (ReadValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            SkipBlanks();
            switch (Current)
            {
                case ',':
                    _position++;
                    break;
                case ']':
                    _position++;
                    return new JsonValue(JsonKind.Array, TextSpan.FromBounds(start, _position)) { Items = items.ToImmutable() };
                default:
                    return Fail("expected ',' or ']' after the item");
            }
        }
    }

    private JsonValue? ReadObject(int depth)
    {
        var start = _position++;
        var members = ImmutableArray.CreateBuilder<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        SkipBlanks();
        if (Current == '}')
        {
            _position++;
            return new JsonValue(JsonKind.Object, TextSpan.FromBounds(start, _position));
        }

        while (true)
        {
            SkipBlanks();
            if (Current != '"')
            {
                return Fail("expected a member's name in double quotes");
            }

            if (ReadText() is not { } name)
            {
                return null;
            }

            // Readers differ in which of the two they take.
            if (!names.Add(name.Text))
            {
                return FailAt($"the member '{name.Text}' is there twice", name.Span.Start, name.Span.End);
            }

            SkipBlanks();
            if (Current != ':')
            {
                return Fail("expected ':' after the member's name");
            }

            _position++;
            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            members.Add(new JsonMember(name.Text, name.Span, value));
            SkipBlanks();
            switch (Current)
            {
                case ',':
                    _position++;
                    break;
                case '}':
                    _position++;
                    return new JsonValue(JsonKind.Object, TextSpan.FromBounds(start, _position)) { Members = members.ToImmutable() };
                default:
                    return Fail("expected ',' or '}' after the member");
            }
        }
    }

    private JsonValue? ReadText()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (true)
        {
            if (_position >= _text.Length || Current is '\n' or '\r')
            {
                return FailAt("the text that begins here has no closing quote", start, Math.Min(_text.Length, start + 1));
            }

            var character = _text[_position];
            if (character == '"')
            {
                _position++;
                return new JsonValue(JsonKind.Text, TextSpan.FromBounds(start, _position)) { Text = text.ToString() };
            }

            if (character < ' ')
            {
                return Fail($"a control character in a text is written \\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}");
            }

            if (character != '\\')
            {
                text.Append(character);
                _position++;
            }
            else if (!ReadEscape(text))
            {
                return null;
            }
        }
    }

    private bool ReadEscape(StringBuilder text)
    {
        var start = _position;
        var escaped = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        _position += 2;
        switch (escaped)
        {
            case '"' or '\\' or '/':
                text.Append(escaped);
                return true;
            case 'b':
                text.Append('\b');
                return true;
            case 'f':
                text.Append('\f');
                return true;
            case 'n':
                text.Append('\n');
                return true;
            case 'r':
                text.Append('\r');
                return true;
            case 't':
                text.Append('\t');
                return true;
            case 'u' when _position + 4 <= _text.Length && ushort.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                text.Append((char)code);
                _position += 4;
                return true;
            default:
                FailAt("expected an escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits", start, Math.Min(_text.Length, start + 2));
                return false;
        }
    }
}
