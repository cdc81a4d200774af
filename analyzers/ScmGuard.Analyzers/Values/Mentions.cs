using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Values;

/// <summary>Finds where a name stands in some code. The text is searched first: only what is found there becomes syntax.</summary>
internal static class Mentions
{
    /// <summary>The places where a name is used, in the order of the text.</summary>
    public static IEnumerable<SimpleNameSyntax> Of(string name, SyntaxNode scope, CancellationToken cancellationToken)
    {
        // Half-typed code declares things without a name.
        if (name.Length == 0)
        {
            yield break;
        }

        // For text that came from a file this is the string that was read, not a copy.
        var text = scope.SyntaxTree.GetText(cancellationToken).ToString();
        for (var position = scope.SpanStart; ; position++)
        {
            position = text.IndexOf(name, position, scope.Span.End - position, StringComparison.Ordinal);
            if (position < 0)
            {
                yield break;
            }

            if (At(position, scope) is { } mention && mention.Identifier.ValueText == name)
            {
                yield return mention;
            }
        }
    }

    /// <summary>Where a word stands in a text, as a part of longer words too.</summary>
    public static IEnumerable<int> PlacesOf(string word, string text)
    {
        for (var place = text.IndexOf(word, StringComparison.Ordinal); place >= 0; place = text.IndexOf(word, place + word.Length, StringComparison.Ordinal))
        {
            yield return place;
        }
    }

    /// <summary>The name that begins, but for an <c>@</c>, at a place of the text; null where anything else stands there.</summary>
    public static SimpleNameSyntax? At(int position, SyntaxNode scope) =>
        scope.FindToken(position) is var token && token.Span.Contains(position) && token.Parent is SimpleNameSyntax mention && mention.Identifier == token ? mention : null;

    /// <summary>The last name of what is called, or of a type that is named; null for any other expression.</summary>
    public static string? NameOf(SyntaxNode named) => named switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The name that a call goes by: the counterpart of <see cref="Call"/>.</summary>
    public static SimpleNameSyntax? CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    /// <summary>The call that a name stands for, or null where it is something else.</summary>
    public static InvocationExpressionSyntax? Call(SimpleNameSyntax mention) => mention.Parent switch
    {
        InvocationExpressionSyntax direct when direct.Expression == mention => direct,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax member } access when access.Name == mention && member.Expression == access => member,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax conditional } => conditional,
        _ => null,
    };
}
