using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScmGuard.VirtualScm.Tests;

/// <summary>
/// The published vectors in the folder of the same name. A text file has blocks of <c>name: value</c> lines with blank lines between them and
/// comments behind <c>#</c>; a block becomes one row of a theory.
/// </summary>
internal static class Vectors
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file));

    public static T ReadJson<T>(string file) => JsonSerializer.Deserialize<T>(Read(file), _options) ?? throw new InvalidDataException(file);

    public static IEnumerable<Dictionary<string, string>> ReadBlocks(string file)
    {
        IEnumerable<string> lines = Read(file).Split('\n').Where(line => !line.StartsWith('#'));
        foreach (string block in string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            yield return block.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(':', 2))
                .ToDictionary(part => part[0], part => part[1].Trim());
        }
    }

    public static byte[] Hex(this Dictionary<string, string> block, string name) => Convert.FromHexString(block[name]);

    private static readonly JsonSerializerOptions _options = new() { PropertyNameCaseInsensitive = true };
}
