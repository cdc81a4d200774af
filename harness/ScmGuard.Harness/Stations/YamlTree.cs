using System;
using System.Collections.Generic;
using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScmGuard.Harness.Stations;

/// <summary>
/// Reads the part of YAML that a station file needs: maps, lists and values, with their places. Anchors, aliases and tags are refused: they make a small
/// file a huge one, and say nothing that a station needs.
/// </summary>
internal sealed class YamlTree
{
    // A station file needs four.
    private const int MostLevels = 16;

    private readonly IParser _parser;
    private readonly Action<int, int, string> _report;

    private YamlTree(IParser parser, Action<int, int, string> report)
    {
        _parser = parser;
        _report = report;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="report">Told of each error: line, column, message.</param>
    /// <returns>The root; or null if the text is empty or cannot be read to its end.</returns>
    public static YamlNode? Read(string text, Action<int, int, string> report)
    {
        Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            return new YamlTree(parser, report).ReadDocument();
        }
        catch (YamlException exception)
        {
            report((int)exception.Start.Line, (int)exception.Start.Column, $"this is no YAML: {Sentence(exception.Message)}");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser's own mistake over a text that is certainly not one of ours. Its last place is the best that is known.
            Mark place = parser.Current?.End ?? Mark.Empty;
            report((int)Math.Max(1, place.Line), (int)Math.Max(1, place.Column), "this is no YAML that can be read, here or soon after");
        }

        return null;
    }

    // The parser's messages end with or without a full stop, and may carry a place of their own.
    private static string Sentence(string message) => Shown.Whole(message).TrimEnd('.');

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        YamlNode root = ReadNode(1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _parser.MoveNext();
            Report(second, "a second document begins. Expected one");
        }

        return root;
    }

    private YamlNode ReadNode(int level)
    {
        if (_parser.Current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
            {
                Report(node, "an anchor. Expected a value without one");
            }

            if (!node.Tag.IsEmpty && node is not Scalar { Tag.IsNonSpecific: true })
            {
                Report(node, "a tag. Expected a value without one");
            }
        }

        if (level > MostLevels)
        {
            // Not read any further: the rest is as deep as its writer likes.
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"it is nested more than {MostLevels} levels deep");
        }

        if (_parser.Current is AnchorAlias alias)
        {
            _parser.MoveNext();
            Report(alias, "an alias. Expected the value itself");
            return new YamlList(LineOf(alias), ColumnOf(alias), []);
        }

        if (_parser.Current is SequenceStart list)
        {
            _parser.MoveNext();
            List<YamlNode> items = [];
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(level + 1));
            }

            return new YamlList(LineOf(list), ColumnOf(list), items);
        }

        if (_parser.Current is MappingStart map)
        {
            _parser.MoveNext();
            return new YamlMap(LineOf(map), ColumnOf(map), ReadEntries(level));
        }

        Scalar scalar = _parser.Consume<Scalar>();
        return new YamlScalar(LineOf(scalar), ColumnOf(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain);
    }

    private List<(YamlScalar, YamlNode)> ReadEntries(int level)
    {
        Dictionary<string, YamlScalar> keys = new(StringComparer.Ordinal);
        List<(YamlScalar, YamlNode)> entries = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = ReadNode(level + 1);
            YamlNode value = ReadNode(level + 1);
            if (key is not YamlScalar name)
            {
                _report(key.Line, key.Column, $"the key is {key.Found}. Expected a name");
            }
            else if (!keys.TryAdd(name.Value, name))
            {
                _report(name.Line, name.Column, $"the key {Shown.Of(name.Value)} stands here a second time. The first one is in line {keys[name.Value].Line}");
            }
            else
            {
                entries.Add((name, value));
            }
        }

        return entries;
    }

    private void Report(ParsingEvent at, string message) => _report(LineOf(at), ColumnOf(at), message);

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;

    private static int ColumnOf(ParsingEvent at) => (int)at.Start.Column;
}
