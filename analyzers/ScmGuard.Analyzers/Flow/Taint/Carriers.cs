using System;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>The framework's methods that hand a value on: what they return can be turned back into what they were given. Any other method ends the trail.</summary>
internal static class Carriers
{
    /// <summary>True if the result holds what the instance or an argument holds.</summary>
    public static bool Keeps(string? type, string method) => (type, method) switch
    {
        ("String", nameof(string.Trim) or nameof(string.TrimEnd) or nameof(string.TrimStart) or nameof(string.ToUpper) or nameof(string.ToUpperInvariant)
            or nameof(string.ToLower) or nameof(string.ToLowerInvariant) or nameof(string.Normalize) or nameof(string.PadLeft) or nameof(string.PadRight)
            or nameof(string.Insert) or nameof(string.Split) or nameof(string.ToCharArray)) => true,
        ("MemoryExtensions", "AsSpan" or "AsMemory" or "Trim" or "TrimEnd" or "TrimStart") => true,
        ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "ToArray") => true,
        ("Encoding" or "UTF8Encoding" or "ASCIIEncoding", "GetString" or "GetBytes" or "GetChars") => true,
        ("Convert", "ToBase64String" or "FromBase64String" or "ToHexString" or "ToHexStringLower" or "FromHexString") => true,
        ("BitConverter", nameof(ToString)) => true,
        ("Marshal", _) => method.StartsWith("PtrToString", StringComparison.Ordinal) || method.StartsWith("StringTo", StringComparison.Ordinal),
        ("MemoryMarshal", "CreateReadOnlySpanFromNullTerminated" or "CreateReadOnlySpan" or "AsBytes" or "Cast") => true,
        ("Utf8StringMarshaller" or "AnsiStringMarshaller", "ConvertToManaged" or "ConvertToUnmanaged") => true,
        ("Enumerable", "ToArray" or "ToList") => true,
        ("ConverterExtension", "ToPython") or ("PyObject", "As") => true,
        (_, "GetEnumerator") => true,
        (_, "Reveal") => true,
        _ => false,
    };

    /// <summary>True if the result is a text in which the instance and the arguments are written down.</summary>
    public static bool Writes(ITypeSymbol? type, string method) => (type?.Name, method) switch
    {
        ("String", nameof(string.Concat) or nameof(string.Join) or nameof(string.Format) or nameof(string.Intern)) => true,
        ("FormattableString", "Invariant") => true,
        (_, nameof(ToString)) => true,
        _ => IsAppended(type, method),
    };

    /// <summary>True if the arguments are written to the end of the instance.</summary>
    public static bool IsAppended(ITypeSymbol? type, string method) =>
        (method.StartsWith("Append", StringComparison.Ordinal) && IsWriter(type)) || (method == "Insert" && type?.Name == "StringBuilder");

    /// <summary>True for a type whose values show what was written to them.</summary>
    public static bool IsWriter(ITypeSymbol? type) => type?.Name is { } name && (name == "StringBuilder" || name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal));

    /// <summary>True for a method that copies one of its arguments to another.</summary>
    public static bool Copies(string? type, string method) => (type, method) switch
    {
        ("Marshal" or "Array", "Copy") or ("Buffer", "BlockCopy") or ("Unsafe", "CopyBlock") => true,
        (_, "CopyTo") => true,
        _ => false,
    };

    /// <summary>True for a method that leaves nothing of a value in its place.</summary>
    public static bool Wipes(string? type, string method) => (type, method) switch
    {
        ("CryptographicOperations", "ZeroMemory") or ("Array" or "Span" or "StringBuilder", "Clear") => true,
        _ => false,
    };
}
