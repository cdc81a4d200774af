using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Names for the locals that take recovery mnemonics: <c>recoveryMnemonic</c>, <c>recoveryMnemonic2</c>, ...</summary>
internal sealed class MnemonicLocals
{
    private readonly Dictionary<SyntaxNode, HashSet<string>> _taken = [];

    /// <summary>A name that its member does not mention, so that it neither clashes with a local nor hides a member in use.</summary>
    public string NameFor(SyntaxNode call)
    {
        var member = call.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? call.SyntaxTree.GetRoot();
        if (!_taken.TryGetValue(member, out var taken))
        {
            taken = [.. member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)];
            _taken.Add(member, taken);
        }

        return FreeName.Take("recoveryMnemonic", taken);
    }
}
