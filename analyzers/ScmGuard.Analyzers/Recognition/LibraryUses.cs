using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Finds where a file uses a type of another library. Names are compared first.</summary>
internal static class LibraryUses
{
    /// <summary>True if a file may use the type: its text has the type's name, or its namespace's, as a neighbour's name has (<c>I2cDevice.Create(new(1, 0x48))</c>).</summary>
    public static bool MayBeIn(SyntaxTree file, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // For text that came from a file this is the string that was read, not a copy.
        var text = file.GetText(cancellationToken).ToString();
        return text.IndexOf(type.Name, StringComparison.Ordinal) >= 0 || text.IndexOf(type.ContainingNamespace.Name, StringComparison.Ordinal) >= 0;
    }

    /// <summary>The calls of a method of the type, or of one that derives from it, in the order of the text.</summary>
    public static IEnumerable<IInvocationOperation> Calls(INamedTypeSymbol type, string method, SemanticModel model, CancellationToken cancellationToken) =>
        Mentions.Of(method, model.SyntaxTree.GetRoot(cancellationToken), cancellationToken)
            .Select(Mentions.Call)
            .OfType<InvocationExpressionSyntax>()
            .Select(call => model.GetOperation(call, cancellationToken))
            .OfType<IInvocationOperation>()
            .Where(call => Is(call.TargetMethod.ContainingType, type));

    /// <summary>The places that make an object of the type, with arguments or an initializer.</summary>
    public static IEnumerable<IObjectCreationOperation> Creations(INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes()
            .Where(node => node switch
            {
                ObjectCreationExpressionSyntax creation => Mentions.NameOf(creation.Type) == type.Name && (creation.ArgumentList?.Arguments.Count > 0 || creation.Initializer is not null),
                ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList.Arguments.Count > 0 || creation.Initializer is not null,
                _ => false,
            })
            .Select(node => model.GetOperation(node, cancellationToken))
            .OfType<IObjectCreationOperation>()
            .Where(creation => Is(creation.Type, type));

    /// <summary>True for the type and for one that derives from it.</summary>
    public static bool Is(ITypeSymbol? candidate, INamedTypeSymbol type)
    {
        for (var current = candidate; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
            {
                return true;
            }
        }

        return false;
    }
}
