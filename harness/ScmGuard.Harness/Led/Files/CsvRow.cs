using System;
using System.Collections.Generic;
using System.Text;

namespace ScmGuard.Harness.Led.Files;

/// <summary>The cells of a line of a table.</summary>
internal sealed class CsvRow
{
    private readonly List<(int Column, string Text)> _cells = [];

    /// <summary>How many there are.</summary>
    public int Count => _cells.Count;

    /// <summary>A cell's text without its quotes and the blanks around it; empty beyond the last cell.</summary>
    public string this[int cell] => cell < _cells.Count ? _cells[cell].Text : "";

    /// <summary>Where a cell begins in its line, from 1.</summary>
    public int ColumnOf(int cell) => cell < _cells.Count ? _cells[cell].Column : _cells.Count == 0 ? 1 : _cells[^1].Column;

    /// <summary>Takes a line apart.</summary>
    public void Split(string line, char separator)
    {
        _cells.Clear();
        int at = 0;
        while (at <= line.Length)
        {
            int column = at + 1;
            int begin = at;
            while (begin < line.Length && line[begin] == ' ')
            {
                begin++;
            }

            if (begin < line.Length && line[begin] == '"')
            {
                _cells.Add((column, Quoted(line, separator, begin + 1, out at)));
                continue;
            }

            int end = line.IndexOf(separator, at);
            end = end < 0 ? line.Length : end;
            _cells.Add((column, line.AsSpan(at, end - at).Trim().ToString()));
            at = end + 1;
        }
    }

    private static string Quoted(string line, char separator, int at, out int next)
    {
        StringBuilder text = new();
        for (; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                text.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                text.Append(line[at++]);
            }
            else
            {
                break;
            }
        }

        int end = line.IndexOf(separator, Math.Min(at, line.Length));
        next = end < 0 ? line.Length + 1 : end + 1;
        return text.ToString();
    }
}
