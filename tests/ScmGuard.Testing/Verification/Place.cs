using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>How places are written in messages: <c>Test0.cs(3,5)-(3,8)</c>, counted from one as an editor does.</summary>
internal static class Place
{
    public static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string Text(string path, LinePositionSpan span) =>
        $"{FileName(path)}({span.Start.Line + 1},{span.Start.Character + 1})-({span.End.Line + 1},{span.End.Character + 1})";

    public static string Text(Location location) =>
        location.GetLineSpan() is { IsValid: true } span ? Text(span.Path, span.Span) : "no location";

    /// <summary>Whether a file of the solution is the one that a test calls by a shorter name.</summary>
    public static bool IsSameFile(string path, string name) =>
        path == name || path.EndsWith("/" + name, StringComparison.Ordinal);
}
