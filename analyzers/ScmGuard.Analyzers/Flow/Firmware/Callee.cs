using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>The body that a call certainly runs.</summary>
internal static class Callee
{
    /// <summary>The declaration with the body, or null if it is not in this compilation or does not run at the call.</summary>
    public static SyntaxNode? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition.IsAbstract
            || definition.IsExtern
            || definition.DeclaringSyntaxReferences is not [var reference]
            || !SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        var declaration = reference.GetSyntax(cancellationToken);
        var hasBody = declaration is ArrowExpressionClauseSyntax
            or BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }
            or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };
        return hasBody && !IsIterator(definition, cancellationToken) ? declaration : null;
    }

    /// <summary>True for a call that this build leaves out, with its arguments: the method is <c>[Conditional]</c> on a symbol that is not defined.</summary>
    public static bool IsLeftOut(IMethodSymbol method, SyntaxTree caller)
    {
        var conditions = method.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute" })
            .Select(static attribute => attribute.ConstructorArguments is [{ Value: string symbol }] ? symbol : null)
            .ToList();
        return conditions.Count > 0
            && !conditions.Any(symbol => caller.Options.PreprocessorSymbolNames.Contains(symbol))
            && !Defined(caller.GetRoot()).Any(conditions.Contains);
    }

    private static IEnumerable<string?> Defined(SyntaxNode file)
    {
        for (var directive = file.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is DefineDirectiveTriviaSyntax define)
            {
                yield return define.Name.ValueText;
            }
        }
    }

    /// <summary>True for a method of which another one may run in its place.</summary>
    public static bool MayBeOverridden(IMethodSymbol method) =>
        (method.IsVirtual || method.IsAbstract || method.IsOverride)
        && method is { IsSealed: false, ContainingType: { IsSealed: false, TypeKind: not TypeKind.Struct } };

    /// <summary>True for a method whose body runs when its result is enumerated, not when it is called.</summary>
    public static bool IsIterator(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellationToken) is var declaration
        && declaration
            .DescendantNodes(node => node == declaration || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .Any(static node => node is YieldStatementSyntax);
}
