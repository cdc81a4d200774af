using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Finds, by syntax alone, the names of what may hold a native function: the identifier gate of delegates and function pointers.</summary>
/// <remarks>A name that is found here by mistake costs a question to the semantic model, nothing else.</remarks>
internal static class DelegateNames
{
    private const string Export = "GetExport";
    private const string TryExport = "TryGetExport";

    /// <summary>The method that makes a delegate of an address.</summary>
    public const string Pointer = "GetDelegateForFunctionPointer";

    /// <summary>The names of the methods that make a function of an export where they stand.</summary>
    public static IReadOnlyList<string> Makers { get; } = [Export, Pointer];

    /// <summary>The variables, fields and properties of a file to which an export flows, or one of some methods without being called.</summary>
    public static ImmutableArray<string> In(SyntaxNode root, Func<string, bool> isImported) => Read(root, isImported).Holders.ToImmutableArray();

    /// <summary>The methods of a file that return an export.</summary>
    public static IReadOnlyCollection<string> LoadersIn(SyntaxNode root) => Read(root, static _ => false).Loaders;

    private static (HashSet<string> Holders, HashSet<string> Loaders) Read(SyntaxNode root, Func<string, bool> isImported)
    {
        var flows = root.DescendantNodes().SelectMany(Flows).ToList();
        var holders = new HashSet<string>(StringComparer.Ordinal);
        var loaders = new HashSet<string>(StringComparer.Ordinal);
        bool changed;
        do
        {
            changed = false;
            foreach (var (target, value, isMethod) in flows)
            {
                var names = isMethod ? loaders : holders;
                if (!names.Contains(target) && Holds(value, holders, loaders, isImported))
                {
                    names.Add(target);
                    changed = true;
                }
            }
        }
        while (changed);

        return (holders, loaders);
    }

    /// <summary>True if an expression that is called, as in <c>((delegate*&lt;...&gt;)NativeLibrary.GetExport(...))(...)</c>, is made on the spot.</summary>
    public static bool IsMadeOnTheSpot(ExpressionSyntax called) =>
        called is ParenthesizedExpressionSyntax or InvocationExpressionSyntax
        && called.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is Export or Pointer);

    /// <summary>The value with which a variable, a field or a property begins.</summary>
    public static ExpressionSyntax? InitialValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
        PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
        _ => null,
    };

    private static IEnumerable<(string Target, SyntaxNode Value, bool IsMethod)> Flows(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable:
                yield return (variable.Identifier.ValueText, value, false);
                break;
            case PropertyDeclarationSyntax property when InitialValue(property) is { } value:
                yield return (property.Identifier.ValueText, value, false);
                break;
            case AssignmentExpressionSyntax assignment when NameOf(assignment.Left) is { } name:
                yield return (name, assignment.Right, false);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword, Parent.Parent: InvocationExpressionSyntax call } argument when NameOf(argument.Expression) is { } name:
                yield return (name, call, false);
                break;
            case MethodDeclarationSyntax { ExpressionBody.Expression: { } value } method:
                yield return (method.Identifier.ValueText, value, true);
                break;
            case LocalFunctionStatementSyntax { ExpressionBody.Expression: { } value } function:
                yield return (function.Identifier.ValueText, value, true);
                break;
            case ReturnStatementSyntax { Expression: { } value } when Around(node) is { } name:
                yield return (name, value, true);
                break;
        }
    }

    private static string? Around(SyntaxNode statement) => statement.Ancestors().Select(static node => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    }).FirstOrDefault(static name => name is not null);

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable } => variable.Identifier.ValueText,
        _ => null,
    };

    private static bool Holds(SyntaxNode value, HashSet<string> holders, HashSet<string> loaders, Func<string, bool> isImported)
    {
        foreach (var name in value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            var isCalled = Mentions.Call(name) is not null;
            if (isCalled ? text is Export or TryExport || loaders.Contains(text) : IsWhole(name) && (holders.Contains(text) || isImported(text)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False for the part of a name before a dot: <c>holder.Other</c> is not the holder.</summary>
    private static bool IsWhole(SimpleNameSyntax name) => name.Parent is not MemberAccessExpressionSyntax access || access.Name == name;
}
