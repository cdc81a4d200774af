using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Finds the calls of the Zymbit client in a Python text.</summary>
/// <remarks>
/// Names are followed through imports and plain assignments, in the order of the text. A receiver that is not known counts only for a method that
/// no other library is likely to have; one that another module is imported as never counts.
/// </remarks>
internal sealed class PythonReader
{
    private const string Client = "zymkey";

    private static readonly HashSet<string> _heads = new(StringComparer.Ordinal)
    {
        "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class", "match", "case", "async",
    };

    private readonly string _text;
    private readonly List<PythonToken> _tokens;
    private readonly Dictionary<string, bool> _isClient = new(StringComparer.Ordinal) { [Client] = true };
    private readonly Dictionary<string, string?> _constants = new(StringComparer.Ordinal);
    private readonly List<(int Indent, PythonBlock Block)> _blocks = [];
    private readonly List<PythonCallText> _calls = [];
    private readonly List<PythonToken> _unknown = [];

    private PythonReader(string text)
    {
        _text = text;
        _tokens = PythonTokenizer.Read(text);
    }

    /// <summary>The calls, in the order of the text.</summary>
    public static IReadOnlyList<PythonCallText> Read(string text)
    {
        var reader = new PythonReader(text);
        reader.ReadStatements();
        return reader._calls;
    }

    /// <summary>The names that a text calls on the client, or on something of it, and that are no methods of it.</summary>
    public static IReadOnlyList<PythonToken> ReadUnknown(string text)
    {
        var reader = new PythonReader(text);
        reader.ReadStatements();
        return reader._unknown;
    }

    /// <summary>True if a text names a known firmware: it may guard its calls by itself.</summary>
    public static bool NamesFirmware(string text) => UnitTargets.ScmFirmware.Any(firmware => text.IndexOf(firmware, StringComparison.Ordinal) >= 0);

    private void ReadStatements()
    {
        for (var start = 0; start < _tokens.Count;)
        {
            var end = start;
            while (end < _tokens.Count && _tokens[end].Kind is not PythonTokenKind.StatementEnd)
            {
                end++;
            }

            if (end > start)
            {
                ReadStatement(start, end);
            }

            start = end + 1;
        }
    }

    private void ReadStatement(int start, int end)
    {
        var startsLine = start == 0 || _tokens[start - 1].Text != ";";
        if (startsLine)
        {
            _blocks.RemoveAll(block => block.Indent >= _tokens[start].Indent);
        }

        if (_tokens[start].Kind is PythonTokenKind.Name && _heads.Contains(_tokens[start].Text) && HeadEnd(start, end) is { } colon)
        {
            // The condition of a head is evaluated before its block.
            ReadExpressions(start, colon);
            _blocks.Add((_tokens[start].Indent, new PythonBlock(_tokens[start].Start, _tokens[start].Text)));
            if (colon + 1 < end)
            {
                ReadSimple(colon + 1, end);
            }

            return;
        }

        ReadSimple(start, end);
    }

    private int? HeadEnd(int start, int end)
    {
        var depth = 0;
        for (var index = start; index < end; index++)
        {
            depth += Depth(_tokens[index]);
            if (depth == 0 && _tokens[index].Is(":"))
            {
                return index;
            }
        }

        return null;
    }

    private void ReadSimple(int start, int end)
    {
        switch (_tokens[start].Text)
        {
            case "import" when _tokens[start].Kind is PythonTokenKind.Name:
                ReadImport(start + 1, end, null);
                break;
            case "from" when _tokens[start].Kind is PythonTokenKind.Name && start + 1 < end:
                var import = _tokens.FindIndex(start, end - start, static token => token is { Kind: PythonTokenKind.Name, Text: "import" });
                if (import >= 0)
                {
                    ReadImport(import + 1, end, _tokens[start + 1].Text == Client);
                }

                break;
            default:
                ReadExpressions(start, end);
                ReadAssignment(start, end);
                break;
        }
    }

    /// <summary><c>import zymkey as z, os</c>; after <c>from</c> all names are of one module.</summary>
    private void ReadImport(int start, int end, bool? isClient)
    {
        for (var index = start; index < end; index++)
        {
            var first = _tokens[index];
            var bound = first.Text;
            while (index + 1 < end && !_tokens[index + 1].Is(","))
            {
                index++;
                if (_tokens[index - 1] is { Kind: PythonTokenKind.Name, Text: "as" })
                {
                    bound = _tokens[index].Text;
                }
            }

            if (first.Kind is PythonTokenKind.Name)
            {
                _isClient[bound] = isClient ?? first.Text == Client;
            }

            index++;
        }
    }

    private void ReadAssignment(int start, int end)
    {
        if (end - start < 3 || _tokens[start].Kind is not PythonTokenKind.Name || !_tokens[start + 1].Is("="))
        {
            return;
        }

        // A name that is set twice, or in a block that may not run, is not known.
        var name = _tokens[start].Text;
        _constants[name] = _constants.ContainsKey(name) || _blocks.Count > 0 || !IsLiteral(start + 2, end) ? null : Written(start + 2, end);

        var value = _tokens[start + 2];
        var last = end - 1;
        if (value.Kind is PythonTokenKind.Name && _isClient.TryGetValue(value.Text, out var isClient))
        {
            // zymkey.client, zymkey.Zymkey(): the client again; zymkey.client.get_random(3) is not.
            var called = _tokens.FindIndex(start, end - start, static token => token.Is("("));
            if (called < 0 || (called + 1 == last && char.IsUpper(_tokens[called - 1].Text[0])))
            {
                _isClient[name] = isClient;
                return;
            }
        }

        _isClient.Remove(name);
    }

    private void ReadExpressions(int start, int end)
    {
        for (var index = start + 2; index + 1 < end; index++)
        {
            if (_tokens[index].Kind is PythonTokenKind.Name
                && _tokens[index + 1].Is("(")
                && _tokens[index - 1].Is("."))
            {
                var first = ChainStart(index, start);
                if (!PythonMethods.TryGet(_tokens[index].Text, out var method))
                {
                    if (IsWholeChain(first) && _isClient.TryGetValue(_tokens[first].Text, out var isClient) && isClient)
                    {
                        _unknown.Add(_tokens[index]);
                    }

                    continue;
                }

                var close = CloseOf(index + 1, end);
                if (Counts(first, method))
                {
                    _calls.Add(new PythonCallText(
                        method,
                        ReadArguments(index + 2, close),
                        _tokens[first].Start,
                        close < end ? _tokens[close].End : _tokens[end - 1].End,
                        _blocks.Select(static block => block.Block).ToImmutableArray()));
                }
            }
        }
    }

    private int ChainStart(int name, int start)
    {
        var first = name;
        while (first - 2 >= start && _tokens[first - 1].Is(".") && _tokens[first - 2].Kind is PythonTokenKind.Name)
        {
            first -= 2;
        }

        return first;
    }

    private bool Counts(int first, PythonMethod method) =>
        IsWholeChain(first) && _isClient.TryGetValue(_tokens[first].Text, out var isClient) ? isClient : method.IsDistinctive;

    private bool IsWholeChain(int first) => first == 0 || !_tokens[first - 1].Is(".");

    private int CloseOf(int open, int end)
    {
        var depth = 0;
        for (var index = open; index < end; index++)
        {
            depth += Depth(_tokens[index]);
            if (depth == 0)
            {
                return index;
            }
        }

        return end;
    }

    private ImmutableArray<PythonArgument> ReadArguments(int start, int close)
    {
        var arguments = ImmutableArray.CreateBuilder<PythonArgument>();
        var depth = 0;
        var first = start;
        for (var index = start; index <= close && index < _tokens.Count; index++)
        {
            if (index == close || (depth == 0 && _tokens[index].Is(",")))
            {
                if (index > first)
                {
                    arguments.Add(ReadArgument(first, index));
                }

                first = index + 1;
            }
            else
            {
                depth += Depth(_tokens[index]);
            }
        }

        return arguments.ToImmutable();
    }

    private PythonArgument ReadArgument(int start, int end)
    {
        var keyword = end - start > 2 && _tokens[start].Kind is PythonTokenKind.Name && _tokens[start + 1].Is("=") ? _tokens[start].Text : null;
        var value = keyword is null ? start : start + 2;
        var written = end - value == 1 && _tokens[value].Kind is PythonTokenKind.Name && _constants.TryGetValue(_tokens[value].Text, out var constant) && constant is not null
            ? constant
            : Written(value, end);
        return new PythonArgument(keyword, written, _tokens[value].Start, _tokens[end - 1].End);
    }

    private bool IsLiteral(int start, int end) =>
        (end - start == 1 && (_tokens[start].Kind is PythonTokenKind.Text or PythonTokenKind.Number || _tokens[start].Text is "True" or "False" or "None"))
        || (end - start == 2 && _tokens[start].Is("-") && _tokens[start + 1].Kind is PythonTokenKind.Number);

    private string Written(int start, int end) => _text.Substring(_tokens[start].Start, _tokens[end - 1].End - _tokens[start].Start);

    private static int Depth(PythonToken token) =>
        token.Kind is not PythonTokenKind.Operator ? 0 : token.Text is "(" or "[" or "{" ? 1 : token.Text is ")" or "]" or "}" ? -1 : 0;
}
