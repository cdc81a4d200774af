using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Finds where a field, property or local is used, and how.</summary>
internal static class NameUses
{
    /// <summary>Methods that leave a collection as it is.</summary>
    private static readonly HashSet<string> _readers =
    [
        "Contains", "ContainsKey", "IndexOf", "LastIndexOf", "BinarySearch", "Exists", "Any", "All", "Count", "Length", "First", "FirstOrDefault", "Where",
        "Select", "Join", "Concat", "AsSpan", "AsEnumerable", "AsReadOnly", "ToArray", "ToList", "ToHashSet", "ToFrozenSet", "ToImmutableArray",
        "ToImmutableHashSet", "GetEnumerator", "Overlaps", "SequenceEqual", "TrueForAll", "Find",
    ];

    /// <summary>The nodes in which a symbol can be used: its type's declarations, or the member around a local.</summary>
    public static IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        var declarations = (symbol is ILocalSymbol ? symbol : symbol.ContainingType).DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));
        return symbol is ILocalSymbol
            ? declarations.Select(static declaration => declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot())
            : declarations;
    }

    /// <summary>The expressions that spell a symbol, whether or not they mean it; <c>this.x</c> and <c>Type.x</c> count whole.</summary>
    public static IEnumerable<ExpressionSyntax> Spelled(string name, SyntaxNode scope)
    {
        foreach (var identifier in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (identifier.Identifier.ValueText == name)
            {
                yield return identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier ? access : identifier;
            }
        }
    }

    /// <summary>True if a use reads a collection and cannot change it or hand it on.</summary>
    public static bool OnlyReads(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == use => _readers.Contains(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } } => _readers.Contains(member.Name.Identifier.ValueText),
        ForEachStatementSyntax loop => loop.Expression == use,
        SpreadElementSyntax => true,
        ElementAccessExpressionSyntax element => !IsWritten(element),
        ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call } => CalledName(call) is { } name && (name == "nameof" || _readers.Contains(name)),
        _ => false,
    };

    /// <summary>True if an expression is written to in some way.</summary>
    public static bool IsWritten(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsWritten(tuple),
        PrefixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" or "&" } or PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } or RefExpressionSyntax => true,
        ForEachVariableStatementSyntax loop => loop.Variable == use,
        _ => false,
    };

    /// <summary>The name by which a call is spelled.</summary>
    public static string? CalledName(InvocationExpressionSyntax call) => LastName(call.Expression);

    /// <summary>The last name in an expression: <c>Firmware</c> in <c>unit.Firmware</c>, <c>ReadFirmware</c> in <c>ReadFirmware(module)</c>.</summary>
    public static string? LastName(SyntaxNode expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        InvocationExpressionSyntax call => LastName(call.Expression),
        ConditionalAccessExpressionSyntax access => LastName(access.WhenNotNull),
        AwaitExpressionSyntax awaited => LastName(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesized => LastName(parenthesized.Expression),
        CastExpressionSyntax cast => LastName(cast.Expression),
        PostfixUnaryExpressionSyntax suppressed => LastName(suppressed.Operand),
        _ => null,
    };
}
