using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>How a project declares <c>zkGenKeyPair</c>: what other functions of the library are declared like.</summary>
internal sealed class ImportStyle
{
    private const string Interop = "global::System.Runtime.InteropServices.";

    private readonly string _attributes;
    private readonly string _modifiers;
    private readonly bool _usesNativeNames;
    private readonly bool _marshalsTextItself;
    private readonly string _contextDeclaration;
    private readonly string _keyTypeDeclaration;
    private readonly string _textMarshalling;

    private ImportStyle(
        IMethodSymbol method,
        Compilation compilation,
        string attributes,
        string modifiers,
        string functionModifiers,
        bool marshalsTextItself,
        (string Declaration, string Plain, string Type) context,
        (string Declaration, string Plain) keyType)
    {
        _attributes = attributes;
        _modifiers = modifiers;
        FunctionModifiers = functionModifiers;
        _usesNativeNames = method.Name == Operations.Get(ZymbitOperation.GenKeyPair).NativeName;
        _marshalsTextItself = marshalsTextItself;
        _contextDeclaration = context.Declaration;
        _keyTypeDeclaration = keyType.Declaration;
        Context = context.Plain;
        KeyType = keyType.Plain;
        ContextName = method.Parameters[0].Name;
        KeyTypeName = method.Parameters[1].Name;
        Pointer = context.Type is "nint" or "IntPtr" or "System.IntPtr" ? context.Type : "global::System.IntPtr";

        // On the library's only platform both are UTF-8; older frameworks have only the second.
        _textMarshalling = NativeFunctionText.HasMember(compilation, "System.Runtime.InteropServices.UnmanagedType", "LPUTF8Str") ? "LPUTF8Str" : "LPStr";
    }

    /// <summary>The modifiers of a function beside the declaration.</summary>
    public string FunctionModifiers { get; }

    /// <summary>The context's parameter, without attributes.</summary>
    public string Context { get; }

    /// <summary>The context parameter's name.</summary>
    public string ContextName { get; }

    /// <summary>The key type's parameter, without attributes.</summary>
    public string KeyType { get; }

    /// <summary>The key type parameter's name.</summary>
    public string KeyTypeName { get; }

    /// <summary>How this code writes a native pointer's type.</summary>
    public string Pointer { get; }

    /// <summary>Reads the style off a declaration in this project.</summary>
    public static ImportStyle? Of(IMethodSymbol method, SyntaxNode declaration, Compilation compilation)
    {
        var (lists, modifiers, parameters) = declaration switch
        {
            MethodDeclarationSyntax member => (member.AttributeLists, member.Modifiers, member.ParameterList.Parameters),
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.Modifiers, function.ParameterList.Parameters),
            _ => default,
        };
        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
        var attributes = lists.SelectMany(static list => list.Attributes).ToList();
        if (parameters.Count != 2
            || declaration.ContainsDiagnostics
            || attributes.Find(attribute => NameOf(attribute, model) is "DllImportAttribute" or "LibraryImportAttribute") is not { ArgumentList.Arguments: [var library, ..] arguments } import)
        {
            return null;
        }

        var isLibraryImport = NameOf(import, model) == "LibraryImportAttribute";
        var kept = arguments.Skip(1)
            .Where(static option => option.NameEquals?.Name.Identifier.ValueText is not ("EntryPoint" or "StringMarshalling" or "StringMarshallingCustomType"))
            .Select(static option => ", " + option);
        var others = attributes.Where(attribute => NameOf(attribute, model) is "DefaultDllImportSearchPathsAttribute" or "UnmanagedCallConvAttribute")
            .Select(static attribute => "[" + attribute + "]\n");
        var accessibility = Accessibility(modifiers);
        var isUnsafe = modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : string.Empty;
        return new ImportStyle(
            method,
            compilation,
            string.Concat(others) + "[" + import.Name + "(" + library + string.Concat(kept) + (isLibraryImport ? ", StringMarshalling = " + Interop + "StringMarshalling.Utf8" : string.Empty),
            accessibility + string.Join(" ", modifiers.Where(static modifier => !IsAccessibility(modifier) && !modifier.IsKind(SyntaxKind.NewKeyword)).Select(static modifier => modifier.Text)),
            accessibility + "static " + isUnsafe,
            isLibraryImport,
            (Text(parameters[0], keepAttributes: true), Text(parameters[0], keepAttributes: false), parameters[0].Type!.ToString()),
            (Text(parameters[1], keepAttributes: true), Text(parameters[1], keepAttributes: false)));
    }

    /// <summary>The style for a declaration that lives elsewhere: the same library, declared privately in the way that every language version has.</summary>
    public static ImportStyle Foreign(IMethodSymbol method, bool isLocal, Compilation compilation)
    {
        var modifiers = (isLocal ? string.Empty : "private ") + "static ";
        var isUnsafe = method.Parameters[0].Type.TypeKind is TypeKind.Pointer ? "unsafe " : string.Empty;
        var context = Text(method.Parameters[0]);
        return new ImportStyle(
            method,
            compilation,
            "[" + Interop + "DllImport(" + SymbolDisplay.FormatLiteral(LibraryOf(method), quote: true),
            modifiers + isUnsafe + "extern",
            modifiers + isUnsafe,
            marshalsTextItself: false,
            (context, context, string.Empty),
            (Text(method.Parameters[1]), Text(method.Parameters[1])));
    }

    /// <summary><c>wallet_name</c> becomes <c>walletName</c>.</summary>
    public static string CamelCase(string name) =>
        string.Concat(name.Split('_').Select(static (word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));

    /// <summary>The names that a function of the library may get in this style, the better one first.</summary>
    public string[] NamesOf(Operation operation)
    {
        var shortName = operation.NativeName.Substring("zk".Length);
        return _usesNativeNames ? [operation.NativeName, shortName] : [shortName];
    }

    /// <summary>Declares a function of the library.</summary>
    public string Declare(Operation operation, string name)
    {
        var entryPoint = name == operation.NativeName ? string.Empty : ", EntryPoint = \"" + operation.NativeName + "\"";
        var parameters = operation.Parameters.Select(parameter => "\n    " + Declare(parameter));
        return _attributes + entryPoint + ")]\n" + _modifiers + " int " + name + "(" + string.Join(",", parameters) + ");";
    }

    private string Declare(NativeParameter parameter) => parameter.Role switch
    {
        ArgumentRole.Context => _contextDeclaration,
        ArgumentRole.KeyType => _keyTypeDeclaration,

        // Null tells the library that the chain code is not wanted, as in the official client.
        ArgumentRole.ChainCode => Pointer + " " + CamelCase(parameter.Name),
        _ => TypeOf(parameter.Type) + " " + CamelCase(parameter.Name),
    };

    private string TypeOf(NativeType type) => type switch
    {
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint",
        NativeType.Bool => "[" + Interop + "MarshalAs(" + Interop + "UnmanagedType.U1)] bool",
        NativeType.Text when _marshalsTextItself => "string",
        NativeType.Text => "[" + Interop + "MarshalAs(" + Interop + "UnmanagedType." + _textMarshalling + ")] string",
        NativeType.Bytes => "byte[]",
        NativeType.TextOut or NativeType.BytesOut => "out " + Pointer,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No function behind a wallet key has such a parameter."),
    };

    private static string Text(ParameterSyntax parameter, bool keepAttributes)
    {
        var plain = parameter.WithModifiers(default).WithDefault(null);
        return (keepAttributes ? plain : plain.WithAttributeLists(default)).NormalizeWhitespace().ToString();
    }

    private static string Text(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + " " + parameter.Name;

    private static string NameOf(AttributeSyntax attribute, SemanticModel model) => model.GetSymbolInfo(attribute).Symbol?.ContainingType.Name ?? string.Empty;

    private static string LibraryOf(IMethodSymbol method) =>
        method.GetDllImportData()?.ModuleName
        ?? (string)method.GetAttributes().First(static attribute => attribute.AttributeClass is { Name: "LibraryImportAttribute" }).ConstructorArguments[0].Value!;

    /// <summary>The declaration's own accessibility, but nothing that other assemblies see: a fix does not widen a public API.</summary>
    private static string Accessibility(SyntaxTokenList modifiers)
    {
        var written = modifiers.Where(IsAccessibility).ToList();
        return written.Count == 0 ? string.Empty
            : written.Count == 1 && written[0].IsKind(SyntaxKind.PrivateKeyword) ? "private "
            : "internal ";
    }

    private static bool IsAccessibility(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword;
}
