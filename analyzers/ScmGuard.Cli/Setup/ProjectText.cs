using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;

namespace ScmGuard.Cli.Setup;

/// <summary>An MSBuild file as it is written: what is added goes between its lines, and all others stay as they are, to the last blank.</summary>
internal sealed class ProjectText
{
    private const string Unit = "  ";

    private readonly string _path;
    private readonly bool _hasMark;
    private string _text;

    private ProjectText(string path, string text, bool hasMark)
    {
        _path = path;
        _text = text;
        _hasMark = hasMark;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It is no MSBuild file, or is not written in UTF-8.</exception>
    public static ProjectText Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bool hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        try
        {
            ProjectText file = new(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0)), hasMark);
            file.Groups(out _);
            return file;
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            throw new UsageException($"{path}: this file cannot be read. Expected an MSBuild file in UTF-8. Nothing was written.");
        }
    }

    /// <summary>Adds a property to the first group that always holds.</summary>
    public void AddProperty(string name, string value) => Add("PropertyGroup", null, $"<{name}>{value}</{name}>");

    /// <summary>Adds an item beside others of its kind, or in a group of its own.</summary>
    public void AddItem(string kind, string name, string? version) =>
        Add("ItemGroup", kind, $"<{kind} Include=\"{name}\"{(version is null ? "" : $" Version=\"{version}\"")} />");

    /// <summary>Writes the file.</summary>
    public void Write() => File.WriteAllText(_path, _text, new UTF8Encoding(_hasMark));

    private void Add(string groupName, string? besides, string element)
    {
        string newLine = _text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Group? group = Groups(out int end).Find(group => group.Name == groupName && !group.HasCondition && group.End >= 0 && (besides is null || group.Children.Contains(besides)));
        int at = group?.End ?? end;
        int line = _text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        bool standsAlone = string.IsNullOrWhiteSpace(_text[line..at]);
        string indentation = standsAlone ? _text[line..at] : string.Empty;
        string unit = indentation.Contains('\t') ? "\t" : Unit;
        if (group is not null)
        {
            _text = standsAlone ? _text.Insert(line, $"{indentation}{unit}{element}{newLine}") : _text.Insert(at, element);
            return;
        }

        string added = $"{indentation}{unit}<{groupName}>{newLine}{indentation}{unit}{unit}{element}{newLine}{indentation}{unit}</{groupName}>{newLine}";
        bool isAiry = line >= 2 * newLine.Length && _text[..line].EndsWith(newLine + newLine, StringComparison.Ordinal);
        _text = standsAlone ? _text.Insert(line, isAiry ? added + newLine : added) : _text.Insert(at, newLine + added);
    }

    /// <summary>The groups of the file, and where its end tag begins.</summary>
    private List<Group> Groups(out int end)
    {
        List<int> lines = [0, .. _text.Select((letter, index) => (letter, index)).Where(item => item.letter == '\n').Select(item => item.index + 1)];
        List<Group> groups = [];
        end = -1;
        using XmlReader reader = XmlReader.Create(new StringReader(_text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        IXmlLineInfo place = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            // A place is that of the name: behind the two letters of an end tag's begin.
            int before = lines[place.LineNumber - 1] + place.LinePosition - 1 - 2;
            switch (reader.NodeType, reader.Depth)
            {
                case (XmlNodeType.Element, 0) when reader.LocalName != "Project" || reader.IsEmptyElement:
                    throw new XmlException("No project, or an empty one.");
                case (XmlNodeType.Element, 1):
                    groups.Add(new Group(reader.LocalName, reader.GetAttribute("Condition") is not null));
                    break;
                case (XmlNodeType.Element, 2):
                    groups[^1].Children.Add(reader.LocalName);
                    break;
                case (XmlNodeType.EndElement, 1):
                    groups[^1].End = before;
                    break;
                case (XmlNodeType.EndElement, 0):
                    end = before;
                    break;
            }
        }

        return groups;
    }

    private sealed class Group(string name, bool hasCondition)
    {
        public string Name { get; } = name;

        public bool HasCondition { get; } = hasCondition;

        public HashSet<string> Children { get; } = [];

        /// <summary>Where the end tag begins; below zero if there is none.</summary>
        public int End { get; set; } = -1;
    }
}
