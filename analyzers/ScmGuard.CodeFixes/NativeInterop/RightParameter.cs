using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>Writes a parameter as the library has it, as close as can be to how it is written.</summary>
/// <param name="pointer">How the code writes the type of an address: <c>nint</c> or <c>IntPtr</c>.</param>
internal sealed class RightParameter(string pointer)
{
    private const string Interop = "global::System.Runtime.InteropServices.";

    /// <summary>The mark of a C <c>bool</c>.</summary>
    public const string OneByte = "[" + Interop + "MarshalAs(" + Interop + "UnmanagedType.U1)]";

    private const string Utf8 = "[" + Interop + "MarshalAs(" + Interop + "UnmanagedType.LPUTF8Str)]";

    /// <summary>How a declaration writes the type of an address.</summary>
    public static string PointerIn(SyntaxNode declaration) =>
        declaration.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(static name => name.Identifier.ValueText == "IntPtr") is { } written
            ? (written.Parent is QualifiedNameSyntax qualified ? qualified : (SyntaxNode)written).ToString()
            : ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp9 ? "nint" : "global::System.IntPtr";

    /// <summary>The parameter of a method or a delegate; null where there is none that is certain.</summary>
    public ParameterSyntax? Write(ParameterSyntax written, NativeType type)
    {
        if (written.Type is null || written.Default is not null || Text(type, written) is not { } text)
        {
            return null;
        }

        var right = SyntaxFactory.ParseParameterList("(" + text + " " + written.Identifier + ")", options: written.SyntaxTree.Options).Parameters[0];
        var others = SyntaxFactory.List(written.AttributeLists.Where(static list => list.Attributes.Any(static attribute => !IsMark(attribute))));
        return ShortNames.In(right.WithAttributeLists(right.AttributeLists.AddRange(others)).WithTriviaFrom(written)).WithAdditionalAnnotations(DocumentEdit.Formatted);
    }

    /// <summary>The parameter of a function pointer, which has no marks.</summary>
    public FunctionPointerParameterSyntax? Write(FunctionPointerParameterSyntax written, NativeType type)
    {
        var text = type switch
        {
            NativeType.Bool => "byte",
            NativeType.BoolOut => "out byte",
            NativeType.Text or NativeType.Bytes => "byte*",
            _ => Plain(type),
        };
        return text is not null && SyntaxFactory.ParseTypeName("delegate*<" + text + ", int>", options: written.SyntaxTree.Options) is FunctionPointerTypeSyntax parsed
            ? ShortNames.In(parsed.ParameterList.Parameters[0].WithTriviaFrom(written))
            : null;
    }

    public static bool IsMark(AttributeSyntax attribute) => attribute.Name.ToString() is var name && (name.EndsWith("MarshalAs", System.StringComparison.Ordinal) || name.EndsWith("MarshalAsAttribute", System.StringComparison.Ordinal));

    private string? Text(NativeType type, ParameterSyntax written)
    {
        var text = type switch
        {
            NativeType.Bool => OneByte + " bool",
            NativeType.BoolOut => OneByte + " out bool",

            // UTF-8 by its mark, whatever the rest of the declaration asks for.
            NativeType.Text => written.Type is PointerTypeSyntax ? "byte*" : Utf8 + " string",
            NativeType.TextOut or NativeType.BytesOut when written.Type is PointerTypeSyntax && written.Modifiers.Count > 0 => "out byte*",
            NativeType.Bytes => written.Type is PointerTypeSyntax ? "byte*" : "byte[]",
            _ => Plain(type),
        };

        // Calls that pass a variable by reference go on doing so.
        return written.Modifiers.Any(SyntaxKind.RefKeyword) ? text?.Replace("out ", "ref ") : text;
    }

    private string? Plain(NativeType type) => type switch
    {
        NativeType.Context => pointer,
        NativeType.ContextOut or NativeType.BytesOut or NativeType.TextOut or NativeType.Int32ArrayOut or NativeType.UInt32ArrayOut => "out " + pointer,
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint",
        NativeType.Single => "float",
        NativeType.Int32Out => "out int",
        NativeType.UInt32Out => "out uint",
        NativeType.ByteOut => "out byte",
        NativeType.SingleOut => "out float",

        // The structure would have to be written, and what reads it.
        _ => null,
    };
}
