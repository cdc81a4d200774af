using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Testing;

/// <summary>One program several times in one: what a fix of all its diagnostics at once has to stand.</summary>
public static class ProgramCopies
{
    /// <summary>The program once in each of some namespaces, under its own <c>using</c> lines.</summary>
    /// <param name="source">The program.</param>
    /// <param name="namespaces">The namespaces.</param>
    /// <exception cref="VerificationException">The program has top-level statements, of which there can be no second copy.</exception>
    public static string SideBySide(string source, params IReadOnlyList<string> namespaces)
    {
        var (head, members) = Read(source);
        return head + string.Concat(namespaces.Select(name => $"\nnamespace {name}\n{{\n{Text(members)}\n}}\n"));
    }

    /// <summary>The program with another copy of it within its first type.</summary>
    /// <param name="source">The program.</param>
    /// <returns>The nested program, or null if the program has no class or struct.</returns>
    /// <exception cref="VerificationException">The program has top-level statements.</exception>
    public static string? WithinItself(string source)
    {
        var (head, members) = Read(source);
        var first = members.OfType<TypeDeclarationSyntax>().FirstOrDefault(static type => type is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax { OpenBraceToken.RawKind: not 0 });
        if (first is null)
        {
            return null;
        }

        // What a generator completes must be partial all the way out.
        var inner = $"\ninternal static partial class Within\n{{\n{Text(members)}\n}}\n";
        var partial = first.Modifiers.Any(SyntaxKind.PartialKeyword) ? first : first.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        if (!first.Modifiers.Any())
        {
            partial = partial.WithKeyword(first.Keyword.WithLeadingTrivia()).WithLeadingTrivia(first.GetLeadingTrivia());
        }

        var body = partial.CloseBraceToken.SpanStart - partial.FullSpan.Start;
        var outer = partial.ToFullString();
        return head + "\n" + outer[..body] + inner + outer[body..] + Text(members.Where(member => member != first));
    }

    /// <summary>The program without a line break, and without comments, which would swallow what follows.</summary>
    /// <param name="source">The program.</param>
    /// <returns>The program, or null if a directive such as <c>#if</c> needs a line of its own.</returns>
    public static string? OnOneLine(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.ContainsDirectives
            ? null
            : root.ReplaceTrivia(root.DescendantTrivia(), static (trivia, _) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? trivia : SyntaxFactory.Space).ToFullString();
    }

    private static (string Head, IReadOnlyList<MemberDeclarationSyntax> Members) Read(string source)
    {
        var unit = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        if (unit.Members.OfType<GlobalStatementSyntax>().Any())
        {
            throw new VerificationException("The program has top-level statements, and a project takes them once. Put them into a method of a class.");
        }

        return unit.Members is [FileScopedNamespaceDeclarationSyntax file]
            ? (Head(unit.Externs, unit.Usings, file.Usings), file.Members)
            : (Head(unit.Externs, unit.Usings, []), unit.Members);
    }

    private static string Head(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<UsingDirectiveSyntax> more) =>
        externs.ToFullString() + usings.ToFullString() + more.ToFullString();

    private static string Text(IEnumerable<MemberDeclarationSyntax> members) => string.Concat(members.Select(static member => member.ToFullString()));
}
