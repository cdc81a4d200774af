using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition.Python;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>What one file says, before any binding, about how Zymbit can be reached: the first and cheapest gate.</summary>
/// <remarks>Kept for as long as the tree lives, so that an editor looks only at the file that changed.</remarks>
internal sealed class SourceDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceDeclarations> _known = new();

    private readonly Lazy<bool> _runsPython;
    private readonly Lazy<bool> _namesExports;
    private readonly Lazy<bool> _namesRules;
    private readonly Lazy<bool> _provisions;
    private readonly Lazy<ImmutableArray<string>> _exportNames;

    private SourceDeclarations(SyntaxTree tree, CancellationToken cancellationToken)
    {
        // For text that came from a file this is the string that was read, not a copy. Words that share a part are looked for where that part stands, so that three passes do: an import says the library's name or a function's.
        var text = tree.GetText(cancellationToken).ToString();
        foreach (var place in Mentions.PlacesOf("zk", text))
        {
            NamesFunctions = true;
            NamesLibrary |= Stands("zk_app_utils", text, place);
        }

        foreach (var place in Mentions.PlacesOf("ym", text))
        {
            NamesPythonClient |= Stands("zymkey", text, place - 1);
            Annotates |= Stands("ZymbitApi", text, place - 1);
        }

        foreach (var place in Mentions.PlacesOf("Firmware", text))
        {
            NamesGuards |= Stands("FirmwareGuard", text, place);
            DemandsFirmware |= Stands("RequiresFirmware", text, place - "Requires".Length);
        }

        RequiringNames = DemandsFirmware ? ReadRequiringNames(tree.GetRoot(cancellationToken)) : ImmutableArray<string>.Empty;
        var imports = Annotates;
        foreach (var place in NamesFunctions ? Mentions.PlacesOf("Import", text) : [])
        {
            imports |= Stands("DllImport", text, place - "Dll".Length) || Stands("LibraryImport", text, place - "Library".Length);
        }

        (ImportedNames, NativeNames) = imports ? ReadImportedNames(tree.GetRoot(cancellationToken)) : (ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);

        // Only where a rule asks.
        _namesRules = new Lazy<bool>(() => Contains(tree.ToString(), "SCM"));
        _provisions = new Lazy<bool>(() => Contains(tree.ToString(), "ScmProvisioning"));

        // Only where another file opens the way.
        _runsPython = new Lazy<bool>(() => Contains(tree.ToString(), "ython") && PythonProgram.Runners.Any(runner => Contains(tree.ToString(), runner)));
        _namesExports = new Lazy<bool>(() => Contains(tree.ToString(), "GetExport"));
        _exportNames = new Lazy<ImmutableArray<string>>(() => NamesExports ? DelegateNames.In(tree.GetRoot(CancellationToken.None), static _ => false) : ImmutableArray<string>.Empty);
    }

    /// <summary>True if the text contains the library's name: a declaration here or elsewhere may use it.</summary>
    public bool NamesLibrary { get; }

    /// <summary>True if the text contains the wrapper attribute's name.</summary>
    public bool Annotates { get; }

    /// <summary>True if the text imports the official Python client.</summary>
    public bool NamesPythonClient { get; }

    /// <summary>True if the text contains the guard attribute's name.</summary>
    public bool NamesGuards { get; }

    /// <summary>True if the text contains what the id of every rule begins with.</summary>
    public bool NamesRules => _namesRules.Value;

    /// <summary>True if the text contains the name of the attribute that demands a firmware.</summary>
    public bool DemandsFirmware { get; }

    /// <summary>True if the text contains the name of the attribute of provisioning code.</summary>
    public bool Provisions => _provisions.Value;

    /// <summary>True if the text may contain a name of one of the library's functions.</summary>
    public bool NamesFunctions { get; }

    /// <summary>True if the text looks functions up by their names.</summary>
    public bool NamesExports => _namesExports.Value;

    /// <summary>True if the text contains the words by which code runs Python.</summary>
    public bool RunsPython => _runsPython.Value;

    /// <summary>The names of methods and local functions that carry an import or a wrapper attribute.</summary>
    public ImmutableArray<string> ImportedNames { get; }

    /// <summary>Those of <see cref="ImportedNames"/> that carry an import.</summary>
    public ImmutableArray<string> NativeNames { get; }

    /// <summary>The names by which members are called that demand a firmware; for a type its own name and those of its static members.</summary>
    public ImmutableArray<string> RequiringNames { get; }

    /// <summary>The names of what may hold a function that <c>NativeLibrary.GetExport</c> found.</summary>
    public ImmutableArray<string> ExportNames => _exportNames.Value;

    public static SourceDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(tree, out var declarations))
        {
            declarations = new SourceDeclarations(tree, cancellationToken);
            _known.GetValue(tree, _ => declarations);
        }

        return declarations;
    }

    /// <summary>An attribute's name as it is written, without what qualifies it and without its suffix.</summary>
    public static string AttributeName(AttributeSyntax attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => string.Empty,
        };
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static bool Stands(string word, string text, int place) => place >= 0 && string.CompareOrdinal(text, place, word, 0, word.Length) == 0;

    private static bool Contains(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    private static (ImmutableArray<string> All, ImmutableArray<string> Native) ReadImportedNames(SyntaxNode root)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var native = ImmutableArray.CreateBuilder<string>();
        foreach (var node in root.DescendantNodes(static node => node is not ExpressionSyntax))
        {
            switch (node)
            {
                case MethodDeclarationSyntax { AttributeLists.Count: > 0 } method:
                    Add(method.Identifier.ValueText, method.AttributeLists);
                    break;
                case LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } function:
                    Add(function.Identifier.ValueText, function.AttributeLists);
                    break;
            }
        }

        return (names.ToImmutable(), native.ToImmutable());

        void Add(string name, SyntaxList<AttributeListSyntax> lists)
        {
            if (Imports(lists, out var isNative))
            {
                names.Add(name);
                if (isNative)
                {
                    native.Add(name);
                }
            }
        }
    }

    private static ImmutableArray<string> ReadRequiringNames(SyntaxNode root)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var node in root.DescendantNodes(static node => node is not ExpressionSyntax))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type when Requires(type.AttributeLists):
                    names.AddRange(EntriesOf(type));
                    break;
                case MethodDeclarationSyntax method when Requires(method.AttributeLists):
                    names.Add(method.Identifier.ValueText);
                    break;
                case LocalFunctionStatementSyntax function when Requires(function.AttributeLists):
                    names.Add(function.Identifier.ValueText);
                    break;
                case ConstructorDeclarationSyntax constructor when Requires(constructor.AttributeLists):
                    names.Add(constructor.Identifier.ValueText);
                    break;
            }
        }

        return names.ToImmutable();
    }

    /// <summary>What creates a type, or gets into it without an instance, and the same for the types inside.</summary>
    private static IEnumerable<string> EntriesOf(BaseTypeDeclarationSyntax type)
    {
        foreach (var node in type.DescendantNodesAndSelf(static node => node is BaseTypeDeclarationSyntax))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax itself:
                    yield return itself.Identifier.ValueText;
                    break;
                case MethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.StaticKeyword):
                    yield return method.Identifier.ValueText;
                    break;
            }
        }
    }

    private static bool Requires(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (AttributeName(attribute) == "RequiresFirmware")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Imports(SyntaxList<AttributeListSyntax> lists, out bool isNative)
    {
        isNative = false;
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                switch (AttributeName(attribute))
                {
                    case "ZymbitApi":
                        return true;
                    case "DllImport" or "LibraryImport" when MayNameLibrary(attribute):
                        isNative = true;
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>A literal decides here; a constant may hold the library's name, and only binding will tell.</summary>
    private static bool MayNameLibrary(AttributeSyntax attribute) =>
        attribute.ArgumentList is { Arguments: [{ Expression: var library }, ..] }
        && (library is not LiteralExpressionSyntax literal || NativeImport.IsZymbitLibrary(literal.Token.ValueText));
}
