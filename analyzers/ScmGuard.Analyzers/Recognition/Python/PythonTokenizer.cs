using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Cuts a Python text into tokens. It knows no error: what is no Python gives tokens that mean nothing.</summary>
/// <remarks>Source: The Python Language Reference, chapter 2, Lexical analysis.</remarks>
internal sealed class PythonTokenizer
{
    /// <summary>Stands for a part of the text that only the program's run knows.</summary>
    public const char Hole = '\uFFFC';

    private readonly string _text;
    private readonly List<PythonToken> _tokens = [];
    private int _position;
    private int _indent;
    private int _depth;

    private PythonTokenizer(string text) => _text = text;

    public static List<PythonToken> Read(string text)
    {
        var tokenizer = new PythonTokenizer(text);
        tokenizer.ReadLines();
        return tokenizer._tokens;
    }

    private char Current => At(_position);

    private char At(int position) => position < _text.Length ? _text[position] : '\0';

    private void ReadLines()
    {
        StartLine();
        while (_position < _text.Length)
        {
            var character = Current;
            if (character is '\n' or '\r')
            {
                EndLine();
            }
            else if (character == '#')
            {
                SkipToLineEnd();
            }
            else if (character == '\\' && At(_position + 1) is '\n' or '\r')
            {
                _position += At(_position + 1) == '\r' && At(_position + 2) == '\n' ? 3 : 2;
            }
            else if (char.IsWhiteSpace(character) || character == '\0')
            {
                _position++;
            }
            else if (PrefixOfLiteral() is var prefix and >= 0)
            {
                ReadLiteral(prefix);
            }
            else if (char.IsDigit(character) || (character == '.' && char.IsDigit(At(_position + 1))))
            {
                Take(PythonTokenKind.Number, static c => char.IsLetterOrDigit(c) || c is '.' or '_');
            }
            else if (IsPartOfName(character))
            {
                Take(PythonTokenKind.Name, IsPartOfName);
            }
            else
            {
                ReadOperator();
            }
        }

        Add(PythonTokenKind.StatementEnd, _text.Length, string.Empty);
    }

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or Hole;

    private void StartLine()
    {
        var start = _position;
        while (Current is ' ' or '\t')
        {
            _position++;
        }

        // A line with nothing in it does not end a block.
        if (Current is not ('\n' or '\r' or '#') && _position < _text.Length)
        {
            _indent = _position - start;
        }
    }

    private void EndLine()
    {
        var start = _position;
        _position += Current == '\r' && At(_position + 1) == '\n' ? 2 : 1;
        if (_depth == 0)
        {
            Add(PythonTokenKind.StatementEnd, start, string.Empty);
            StartLine();
        }
    }

    private void SkipToLineEnd()
    {
        while (_position < _text.Length && Current is not ('\n' or '\r'))
        {
            _position++;
        }
    }

    private void Take(PythonTokenKind kind, Func<char, bool> belongs)
    {
        var start = _position;
        while (_position < _text.Length && belongs(Current))
        {
            _position++;
        }

        var text = _text.Substring(start, _position - start);
        Add(kind, start, text, text.IndexOf(Hole) < 0);
    }

    private void ReadOperator()
    {
        var start = _position;
        var pair = _position + 1 < _text.Length ? _text.Substring(_position, 2) : string.Empty;
        var operation = pair is "==" or "!=" or "<=" or ">=" or ":=" or "**" or "->" or "+=" or "-=" or "*=" or "/=" or "//" ? pair : Current.ToString();
        _position += operation.Length;
        _depth = Math.Max(0, _depth + (operation is "(" or "[" or "{" ? 1 : operation is ")" or "]" or "}" ? -1 : 0));
        Add(operation == ";" && _depth == 0 ? PythonTokenKind.StatementEnd : PythonTokenKind.Operator, start, operation);
    }

    /// <summary>The length of the letters before a quote, or -1 where no literal begins.</summary>
    private int PrefixOfLiteral()
    {
        for (var length = 0; length <= 2; length++)
        {
            var character = At(_position + length);
            if (character is '"' or '\'')
            {
                return length;
            }

            if (character is not ('r' or 'R' or 'b' or 'B' or 'u' or 'U' or 'f' or 'F'))
            {
                return -1;
            }
        }

        return -1;
    }

    private void ReadLiteral(int prefixLength)
    {
        var start = _position;
        var prefix = _text.Substring(_position, prefixLength).ToLowerInvariant();
        _position += prefixLength;
        var quote = Current;
        var isTriple = At(_position + 1) == quote && At(_position + 2) == quote;
        _position += isTriple ? 3 : 1;
        var isKnown = true;
        var value = new StringBuilder();
        while (true)
        {
            if (_position >= _text.Length || (!isTriple && Current is '\n' or '\r'))
            {
                isKnown = false;
                break;
            }

            if (Current == quote && (!isTriple || (At(_position + 1) == quote && At(_position + 2) == quote)))
            {
                _position += isTriple ? 3 : 1;
                break;
            }

            if (Current == '\\' && prefix.IndexOf('r') < 0)
            {
                ReadEscape(value);
                continue;
            }

            if (Current == '\\' && _position + 1 < _text.Length)
            {
                value.Append(_text[_position++]);
            }

            isKnown &= Current != Hole && !(prefix.IndexOf('f') >= 0 && Current is '{' or '}');
            value.Append(Current);
            _position++;
        }

        Add(PythonTokenKind.Text, start, value.ToString(), isKnown);
    }

    private void ReadEscape(StringBuilder value)
    {
        var escaped = At(_position + 1);
        _position = Math.Min(_text.Length, _position + 2);
        var digits = escaped switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0
            && _position + digits <= _text.Length
            && int.TryParse(_text.Substring(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF)
        {
            value.Append(char.ConvertFromUtf32(code));
            _position += digits;
            return;
        }

        switch (escaped)
        {
            case 'n':
                value.Append('\n');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'r':
                value.Append('\r');
                break;
            case '0':
                value.Append('\0');
                break;
            case '\n' or '\r':
                break;
            case '\\' or '\'' or '"':
                value.Append(escaped);
                break;
            default:
                value.Append('\\').Append(escaped);
                break;
        }
    }

    private void Add(PythonTokenKind kind, int start, string text, bool isKnown = true) =>
        _tokens.Add(new PythonToken(kind, start, Math.Max(start, _position), text, _indent, isKnown));
}
