using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>The constant texts and collections that firmware is compared with: the compiler's constants, and what is written once and never changed.</summary>
/// <param name="model">The model of the body.</param>
/// <param name="models">The models of other files.</param>
/// <param name="argumentOf">The text that a caller passed for a parameter of the body, or null.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal sealed class Constants(SemanticModel model, Func<SyntaxTree, SemanticModel> models, Func<IParameterSymbol, string?> argumentOf, CancellationToken cancellationToken)
{
    /// <summary>A set made from a set made from a set.</summary>
    private const int Reach = 4;

    /// <summary>The text of an operation, or null if it is not constant.</summary>
    public string? TextOf(IOperation operation)
    {
        operation = Unwrap(operation);
        if (operation.ConstantValue is { HasValue: true, Value: string text })
        {
            return text;
        }

        return operation switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => TextOf(field),
            IParameterReferenceOperation parameter => argumentOf(parameter.Parameter),
            IFlowCaptureReferenceOperation capture when Written(capture) is { } written and not IFlowCaptureReferenceOperation => TextOf(written),
            _ => null,
        };
    }

    /// <summary>The elements of a collection, or null if it is not constant.</summary>
    public ConstantSet? SetOf(IOperation operation) =>
        operation.Syntax is ExpressionSyntax expression ? Read(expression, model, Reach) : null;

    /// <summary>An operation without the conversions around it.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What the code says where the graph has only the number of a captured value.</summary>
    private IOperation? Written(IOperation captured) => model.GetOperation(captured.Syntax, cancellationToken) is { } written ? Unwrap(written) : null;

    private string? TextOf(IFieldSymbol field) =>
        Initializer(field) is { } initial && !NamedUses(field).Any(NameUses.IsWritten) ? TextOf(initial, models(initial.SyntaxTree)) : null;

    private string? TextOf(ExpressionSyntax expression, SemanticModel at) =>
        at.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string text } ? text : null;

    private ConstantSet? Read(ExpressionSyntax expression, SemanticModel at, int reach)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, at, reach);
            case CastExpressionSyntax cast:
                return Read(cast.Expression, at, reach);
            case ImplicitArrayCreationExpressionSyntax array:
                return Elements(array.Initializer.Expressions, at);
            case ArrayCreationExpressionSyntax { Initializer: { } array }:
                return Elements(array.Expressions, at);
            case InitializerExpressionSyntax array:
                return Elements(array.Expressions, at);
            case CollectionExpressionSyntax collection:
                return new ConstantSet(collection.Elements.Select(element => element is ExpressionElementSyntax { Expression: var value } ? Element(value, at) : null).ToList(), false);
            case BaseObjectCreationExpressionSyntax creation:
                return Created(creation, at, reach);
            case InvocationExpressionSyntax call:
                return Called(call, at, reach);
            case SimpleNameSyntax or MemberAccessExpressionSyntax when reach > 0:
                return at.GetSymbolInfo(expression, cancellationToken).Symbol is { } symbol && Initializer(symbol) is { } initial && StaysAsItIs(symbol)
                    ? Read(initial, models(initial.SyntaxTree), reach - 1)
                    : null;
            default:
                return null;
        }
    }

    private ConstantSet Elements(IEnumerable<ExpressionSyntax> expressions, SemanticModel at) =>
        new(expressions.Select(expression => Element(expression, at)).ToList(), false);

    private string? Element(ExpressionSyntax expression, SemanticModel at) =>
        TextOf(expression, at)
        ?? (at.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { IsReadOnly: true } field ? TextOf(field) : null);

    /// <summary><c>new HashSet&lt;string&gt;(array, comparer) { "..." }</c>.</summary>
    private ConstantSet? Created(BaseObjectCreationExpressionSyntax creation, SemanticModel at, int reach)
    {
        var elements = new List<string?>();
        var ignoresCase = false;
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            if (Read(argument.Expression, at, reach) is { } inner)
            {
                elements.AddRange(inner.Elements);
            }
            else if (IsComparer(argument.Expression, at))
            {
                ignoresCase |= argument.ToString().Contains("IgnoreCase");
            }
            else if (at.GetTypeInfo(argument.Expression, cancellationToken).Type?.SpecialType != SpecialType.System_Int32)
            {
                return null;
            }
        }

        if (creation.Initializer is { } initializer)
        {
            if (!initializer.IsKind(SyntaxKind.CollectionInitializerExpression))
            {
                return null;
            }

            elements.AddRange(initializer.Expressions.Select(expression => Element(expression, at)));
        }

        return new ConstantSet(elements, ignoresCase);
    }

    /// <summary><c>ImmutableArray.Create("...")</c>, <c>array.ToFrozenSet(comparer)</c>.</summary>
    private ConstantSet? Called(InvocationExpressionSyntax call, SemanticModel at, int reach)
    {
        var name = NameUses.CalledName(call);
        if (name is "Create" && at.GetTypeInfo(call, cancellationToken).Type is { Name: "ImmutableArray" or "ImmutableHashSet" or "ImmutableList" or "ImmutableSortedSet" })
        {
            return Elements(call.ArgumentList.Arguments.Select(static argument => argument.Expression), at);
        }

        if (name is not ("ToHashSet" or "ToFrozenSet" or "ToImmutableArray" or "ToImmutableHashSet" or "ToImmutableList" or "ToList" or "ToArray" or "AsReadOnly" or "AsSpan" or "CreateRange"))
        {
            return null;
        }

        var source = call.Expression is MemberAccessExpressionSyntax access && at.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not INamedTypeSymbol
            ? access.Expression
            : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        return source is not null && Read(source, at, reach) is { } inner
            ? inner with { IgnoresCase = inner.IgnoresCase || call.ArgumentList.ToString().Contains("IgnoreCase") }
            : null;
    }

    private bool IsComparer(ExpressionSyntax expression, SemanticModel at) =>
        at.GetTypeInfo(expression, cancellationToken).Type is { Name: "StringComparer" or "IEqualityComparer" or "IComparer" };

    /// <summary>The value that a local, a field or a property without a setter is declared with.</summary>
    private ExpressionSyntax? Initializer(ISymbol symbol)
    {
        var mayHold = symbol is ILocalSymbol { RefKind: RefKind.None } or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false };
        return mayHold && symbol.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
                _ => null,
            }
            : null;
    }

    /// <summary>True if nothing can change a collection after it was made: its type does not allow it, or no use does more than read it.</summary>
    private bool StaysAsItIs(ISymbol symbol)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            _ => ((IPropertySymbol)symbol).Type,
        };
        var cannotChange = type.Name.StartsWith("Immutable", StringComparison.Ordinal)
            || type.Name.StartsWith("Frozen", StringComparison.Ordinal)
            || symbol is IPropertySymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ExpressionBody: not null };
        return NamedUses(symbol).All(use => cannotChange ? !NameUses.IsWritten(use) : NameUses.OnlyReads(use));
    }

    private IEnumerable<ExpressionSyntax> NamedUses(ISymbol symbol) =>
        from scope in NameUses.ScopesOf(symbol, cancellationToken)
        from use in NameUses.Spelled(symbol.Name, scope)
        where SymbolEqualityComparer.Default.Equals(models(use.SyntaxTree).GetSymbolInfo(use, cancellationToken).Symbol?.OriginalDefinition, symbol.OriginalDefinition)
        select use;
}
