using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Where a function and what it needs are declared: among the members of a type, or among local functions.</summary>
internal sealed class FunctionHome
{
    private readonly SyntaxNode _anchor;
    private readonly DocumentEdit _document;
    private readonly HashSet<string> _taken;

    private FunctionHome(SyntaxNode anchor, DocumentEdit document, INamedTypeSymbol? type, ImmutableArray<IMethodSymbol> methods, HashSet<string> taken)
    {
        _anchor = anchor;
        _document = document;
        Type = type;
        Methods = methods;
        _taken = taken;
    }

    /// <summary>The type, or null among local functions.</summary>
    public INamedTypeSymbol? Type { get; }

    public bool IsLocal => Type is null;

    /// <summary>What two homes have in common if they are the same: the type, or the node that holds the local functions.</summary>
    public object Scope => (object?)Type ?? _anchor.Parent!;

    /// <summary>The methods or local functions that are there already.</summary>
    public ImmutableArray<IMethodSymbol> Methods { get; }

    /// <summary>Beside a method or local function.</summary>
    public static FunctionHome? Beside(SyntaxNode declaration, ProjectEdit edit)
    {
        if (edit.Edit(declaration.SyntaxTree) is not { } document)
        {
            return null;
        }

        var model = edit.Compilation.GetSemanticModel(declaration.SyntaxTree);
        return declaration switch
        {
            LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax global } => Local(global, document, model, edit),
            LocalFunctionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } function => Local(function, document, model, edit),
            MethodDeclarationSyntax { Parent: ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax } method
                when model.GetDeclaredSymbol(method)?.ContainingType is { } type => Member(method, document, type, edit),
            _ => null,
        };
    }

    /// <summary>In the type that contains a call, next to the member that does; in a program without one, after its statements.</summary>
    public static FunctionHome? Around(FlaggedCall call, ProjectEdit edit, bool inGenericTypes)
    {
        if (edit.Edit(call.Syntax.SyntaxTree) is not { } document)
        {
            return null;
        }

        foreach (var node in call.Syntax.Ancestors())
        {
            switch (node)
            {
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } statement:
                    // Behind a directive the last statement may not be compiled.
                    return Local(unit.ContainsDirectives ? statement : unit.Members.OfType<GlobalStatementSyntax>().Last(), document, call.Model, edit);
                case MemberDeclarationSyntax { Parent: ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax } member
                    when call.Model.GetDeclaredSymbol(member.Parent!) is INamedTypeSymbol type && (inGenericTypes || !IsGeneric(type)):
                    return Member(member, document, type, edit);
            }
        }

        return null;
    }

    /// <summary>Takes the first of some names that is free here, or numbers the last.</summary>
    public string TakeName(params string[] names) =>
        FreeName.Take(names.FirstOrDefault(name => !_taken.Contains(name)) ?? names[names.Length - 1], _taken);

    /// <summary>What is written above a function here.</summary>
    public string Comment(string result)
    {
        string[] lines =
        [
            "Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.",
            "A wallet's name works once on a unit. " + result,
        ];
        return IsLocal
            ? string.Join("\n", lines.Select(static line => "// " + line))
            : string.Join("\n", ["/// <summary>", .. lines.Select(static line => "/// " + line), "/// </summary>"]);
    }

    /// <summary>Adds declarations, given as text, each after an empty line.</summary>
    public void Add(IEnumerable<string> declarations) => _document.InsertAfter(_anchor, declarations.Select(Parse));

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType)
            {
                return true;
            }
        }

        return false;
    }

    private static FunctionHome Local(SyntaxNode anchor, DocumentEdit document, SemanticModel model, ProjectEdit edit)
    {
        var methods = anchor.Parent!.ChildNodes()
            .Select(static node => node is GlobalStatementSyntax global ? global.Statement : node)
            .OfType<LocalFunctionStatementSyntax>()
            .Select(function => model.GetDeclaredSymbol(function))
            .OfType<IMethodSymbol>();
        var scope = anchor.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? anchor.SyntaxTree.GetRoot();
        var taken = edit.TakenNames(
            anchor.Parent!,
            () => scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        return new FunctionHome(anchor, document, null, [.. methods], taken);
    }

    private static FunctionHome Member(SyntaxNode anchor, DocumentEdit document, INamedTypeSymbol type, ProjectEdit edit)
    {
        var outermost = type;
        while (outermost.ContainingType is { } outer)
        {
            outermost = outer;
        }

        // Types within each other reach each other's members by their bare names, and so do a type and its bases.
        var taken = edit.TakenNames(outermost, () =>
        {
            var nest = new HashSet<INamedTypeSymbol>(TypesIn(outermost), SymbolEqualityComparer.Default);
            return edit.Compilation
                .GetSymbolsWithName(static _ => true, SymbolFilter.Type, edit.CancellationToken)
                .OfType<INamedTypeSymbol>()
                .Where(derived => BasesOf(derived).Any(nest.Contains))
                .Concat(nest.SelectMany(BasesOf))
                .SelectMany(static relative => relative.MemberNames)
                .Concat(nest.Select(static inner => inner.Name));
        });
        return new FunctionHome(anchor, document, type, [.. type.GetMembers().OfType<IMethodSymbol>()], taken);
    }

    /// <summary>A type and the types within it.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesIn(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(TypesIn).Concat([type]);

    /// <summary>A type and what it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor.OriginalDefinition;
        }
    }

    private SyntaxNode Parse(string declaration)
    {
        var text = ("\n" + declaration + "\n").Replace("\n", _document.EndOfLine);
        var options = _anchor.SyntaxTree.Options;
        SyntaxNode node = IsLocal
            ? SyntaxFactory.ParseStatement(text, options: options)
            : SyntaxFactory.ParseMemberDeclaration(text, options: options)!;
        return ShortNames.In(_anchor is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement((StatementSyntax)node) : node).WithAdditionalAnnotations(DocumentEdit.Formatted);
    }
}
