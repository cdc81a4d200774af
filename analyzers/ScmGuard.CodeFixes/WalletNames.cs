using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.Wallets;

namespace ScmGuard.CodeFixes;

/// <summary>Gives wallets names that nothing else in the compilation uses.</summary>
/// <remarks>
/// Every text literal counts as used, whatever it is for: a wallet's name is often written far from the call that makes the wallet.
/// Case is not compared, since no source says whether the unit compares it.
/// </remarks>
internal sealed class WalletNames
{
    private readonly Lazy<HashSet<string>> _used;

    public WalletNames(Compilation compilation, ZymbitCompilation zymbit, CancellationToken cancellationToken) =>
        _used = new Lazy<HashSet<string>>(() => Read(compilation, zymbit, cancellationToken));

    /// <summary>A name for the wallet of a key, from where the key is made: <c>Gateway.ProvisionKey</c> gives <c>gateway-provision-key</c>.</summary>
    public string For(SyntaxNode place)
    {
        var words = Words(TypeName(place)).Concat(Words(MemberName(place))).ToList();
        if (words.Count == 0 || words[words.Count - 1] != "key")
        {
            words.Add("key");
        }

        return Unique(string.Join("-", words));
    }

    /// <summary>A name for one more wallet: <c>fleet</c> gives <c>fleet-2</c>.</summary>
    public string After(string name)
    {
        _used.Value.Add(name);
        return Unique(name);
    }

    private string Unique(string name)
    {
        var candidate = name;
        for (var number = 2; !_used.Value.Add(candidate); number++)
        {
            candidate = name + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }

    private static HashSet<string> Read(Compilation compilation, ZymbitCompilation zymbit, CancellationToken cancellationToken)
    {
        var texts = compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(cancellationToken).DescendantTokens())
            .Where(IsText)
            .Select(static token => token.ValueText);

        // Names that no single literal says: put together, or read from another assembly.
        var calls = compilation.SyntaxTrees.SelectMany(tree => WalletUses.CallsIn(compilation.GetSemanticModel(tree), zymbit, cancellationToken));
        var uses = WalletUses.Of(calls, new WalletInterludes(zymbit, compilation, cancellationToken), new Bodies(cancellationToken), compilation, cancellationToken);
        return new HashSet<string>(texts.Concat(uses.Select(static use => use.Name)), StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static string TypeName(SyntaxNode place) => place.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "Program";

    /// <summary>The innermost function or member that has a name of its own.</summary>
    private static string MemberName(SyntaxNode place)
    {
        foreach (var node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case EventDeclarationSyntax @event:
                    return @event.Identifier.ValueText;
                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field:
                    return field.Identifier.ValueText;
                case TypeDeclarationSyntax:
                    return string.Empty;
            }
        }

        return string.Empty;
    }

    /// <summary>The words of an identifier in lower case. A name is ASCII (C API Documentation), so what is not ends a word.</summary>
    private static IEnumerable<string> Words(string identifier)
    {
        var word = new StringBuilder();
        for (var index = 0; index < identifier.Length; index++)
        {
            var character = identifier[index];
            var isPart = character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
            if (word.Length > 0 && (!isPart || StartsWord(identifier, index)))
            {
                yield return word.ToString();
                word.Clear();
            }

            if (isPart)
            {
                word.Append(char.ToLowerInvariant(character));
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static bool StartsWord(string identifier, int index) =>
        char.IsUpper(identifier[index])
        && (!char.IsUpper(identifier[index - 1]) || (index + 1 < identifier.Length && char.IsLower(identifier[index + 1])));
}
