using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Values;

/// <summary>Finds where objects of a type are made. The text is searched for the type's name first.</summary>
internal static class Creations
{
    /// <summary><c>new Name(...)</c>, and <c>new(...)</c> where a declaration names the type.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> Of(string typeName, SyntaxNode scope, CancellationToken cancellationToken) =>
        Mentions.Of(typeName, scope, cancellationToken).SelectMany(Of);

    /// <summary>The same for one mention of a type's name.</summary>
    public static IEnumerable<BaseObjectCreationExpressionSyntax> Of(SimpleNameSyntax mention)
    {
        SyntaxNode type = mention;
        while (type.Parent is TypeSyntax)
        {
            type = type.Parent;
        }

        return type.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == type => [creation],
            VariableDeclarationSyntax declaration => declaration.Variables.Select(static variable => variable.Initializer?.Value).OfType<ImplicitObjectCreationExpressionSyntax>(),
            PropertyDeclarationSyntax { Initializer.Value: ImplicitObjectCreationExpressionSyntax made } => [made],
            _ => [],
        };
    }
}
