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
    public static IEnumerable<BaseObjectCreationExpressionSyntax> Of(string typeName, SyntaxNode scope, CancellationToken cancellationToken)
    {
        foreach (var mention in Mentions.Of(typeName, scope, cancellationToken))
        {
            SyntaxNode type = mention;
            while (type.Parent is TypeSyntax)
            {
                type = type.Parent;
            }

            switch (type.Parent)
            {
                case ObjectCreationExpressionSyntax creation when creation.Type == type:
                    yield return creation;
                    break;
                case VariableDeclarationSyntax declaration:
                    foreach (var made in declaration.Variables.Select(static variable => variable.Initializer?.Value).OfType<ImplicitObjectCreationExpressionSyntax>())
                    {
                        yield return made;
                    }

                    break;
                case PropertyDeclarationSyntax { Initializer.Value: ImplicitObjectCreationExpressionSyntax made }:
                    yield return made;
                    break;
            }
        }
    }
}
