using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ScmGuard.VirtualScm;

/// <summary>The state file: one line that names the format, its version and the SHA-256 of the rest; then the state as JSON.</summary>
internal static class StateFormat
{
    private const string Name = "scmguard-virtual-unit";
    private const string Version = "1";
    private const string KeepIt = "Nothing was changed. Move the file away to have a new unit made in its place, or put a copy of it back";

    public static byte[] Write(UnitState state)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.UnitState);
        return [.. Encoding.ASCII.GetBytes($"{Name} {Version} {Hash(json)}\n"), .. json];
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="UnitStateException">Not a state, one of another version, or a damaged one.</exception>
    public static UnitState Read(ReadOnlySpan<byte> content, string place)
    {
        int end = content.IndexOf((byte)'\n');
        string[] header = end < 0 ? [] : Encoding.ASCII.GetString(content[..end]).Split(' ');
        if (header.Length != 3 || header[0] != Name)
        {
            throw new UnitStateException(place, "this is not the state of a virtual unit", KeepIt + ".");
        }

        if (header[1] != Version)
        {
            throw new UnitStateException(
                place, $"the state has version {header[1]}, this program reads version {Version}", "Nothing was changed. Use the program that wrote it, or another directory.");
        }

        ReadOnlySpan<byte> json = content[(end + 1)..];
        if (header[2] != Hash(json))
        {
            throw new UnitStateException(place, "the state is damaged: its checksum does not fit", KeepIt + ".");
        }

        try
        {
            return JsonSerializer.Deserialize(json, StateJson.Default.UnitState)
                ?? throw new UnitStateException(place, "the state is empty", KeepIt + ".");
        }
        catch (JsonException exception)
        {
            throw new UnitStateException(place, "the state is not readable", KeepIt + ".", exception);
        }
    }

    private static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
