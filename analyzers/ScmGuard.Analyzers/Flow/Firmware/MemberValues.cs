using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>The <c>bool</c> fields and automatic properties that only their own type writes: what they ever hold is what is written there.</summary>
/// <param name="modelOf">The models of the compilation.</param>
/// <param name="read">Reads the body around a write.</param>
internal sealed class MemberValues(Func<SyntaxTree, SemanticModel> modelOf, Func<IOperation, Inquiry, BodyResult> read)
{
    /// <summary>How many calls deep code that runs before an assignment is looked at.</summary>
    private const int Reach = 3;

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ExpressionSyntax>?> _writes = new(SymbolEqualityComparer.Default);

    /// <summary>True for a member that only its own type can write.</summary>
    public static bool CanFollow(ISymbol member, CancellationToken cancellationToken) => member switch
    {
        IFieldSymbol { RefKind: RefKind.None, IsConst: false, AssociatedSymbol: null } field =>
            IsTruth(field.Type) && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private),
        IPropertySymbol property =>
            IsTruth(property.Type) && property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false } && IsAutoProperty(property, cancellationToken),
        _ => false,
    };

    /// <summary>True for a property that is its own storage, so that reading it runs no code.</summary>
    public static bool IsAutoProperty(ISymbol member, CancellationToken cancellationToken) =>
        member is IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { AccessorList: { } accessors }
        && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    /// <summary>What a member ever says.</summary>
    public MemberValue ValueOf(ISymbol member, Inquiry inquiry)
    {
        member = member.OriginalDefinition;
        if (!CanFollow(member, inquiry.CancellationToken) || WritesTo(member, inquiry.CancellationToken) is not { } writes)
        {
            return MemberValue.Unknown;
        }

        var value = default(ValueSplit);
        var looks = false;
        if (InitializerOf(member, inquiry.CancellationToken) is { } initializer)
        {
            Add(initializer);
        }
        else if (!IsAlwaysAssigned(member, writes, inquiry.CancellationToken))
        {
            value = TypeOf(member) is { SpecialType: SpecialType.System_Boolean } ? ValueSplit.False : ValueSplit.Null;
        }

        foreach (var write in writes)
        {
            Add(write.Parent!);
        }

        return new MemberValue(value, looks);

        void Add(SyntaxNode write)
        {
            if (RootOf(modelOf(write.SyntaxTree).GetOperation(write, inquiry.CancellationToken)) is { } root
                && read(root, inquiry) is var body
                && body.Writes.TryGetValue(write, out var said))
            {
                value |= said;
                looks |= body.LooksAtFirmware;
            }
            else
            {
                value = ValueSplit.Unknown;
            }
        }
    }

    /// <summary>True if all writes of a member stand in a body itself, not in a function nested in it.</summary>
    public bool AreWritesIn(ISymbol member, SyntaxNode body, CancellationToken cancellationToken) =>
        WritesTo(member, cancellationToken) is { } writes
        && writes.All(write => write.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Contains(body));

    /// <summary>The body that an operation stands in.</summary>
    public static IOperation? RootOf(IOperation? operation)
    {
        while (operation?.Parent is { } around)
        {
            operation = around;
        }

        return operation;
    }

    /// <summary>The targets of a member's assignments, or null if it is written in any other way.</summary>
    private ImmutableArray<ExpressionSyntax>? WritesTo(ISymbol member, CancellationToken cancellationToken)
    {
        if (!_writes.TryGetValue(member, out var writes))
        {
            writes = FindWrites(member, cancellationToken);
            _writes.TryAdd(member, writes);
        }

        return writes;
    }

    private ImmutableArray<ExpressionSyntax>? FindWrites(ISymbol member, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        foreach (var scope in NameUses.ScopesOf(member, cancellationToken))
        {
            foreach (var use in NameUses.Spelled(member.Name, scope).Where(NameUses.IsWritten))
            {
                if (!SymbolEqualityComparer.Default.Equals(modelOf(use.SyntaxTree).GetSymbolInfo(use, cancellationToken).Symbol?.OriginalDefinition, member.OriginalDefinition))
                {
                    continue;
                }

                if (use.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression })
                {
                    return null;
                }

                writes.Add(use);
            }
        }

        return writes.ToImmutable();
    }

    /// <summary>True if no code of an instance, or of a type, can see a member before it is assigned.</summary>
    private bool IsAlwaysAssigned(ISymbol member, ImmutableArray<ExpressionSyntax> writes, CancellationToken cancellationToken)
    {
        if (member.ContainingType.TypeKind != TypeKind.Class)
        {
            return false;
        }

        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        return !constructors.IsEmpty && constructors.All(constructor =>
            constructor.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax declaration
            && (declaration.Initializer is { ThisOrBaseKeyword.Text: "this" } || AssignsFirst(declaration, constructor, writes, cancellationToken)));
    }

    /// <summary>True if a constructor assigns before it can leave, and before code of the type that it constructs can run.</summary>
    private bool AssignsFirst(ConstructorDeclarationSyntax declaration, IMethodSymbol constructor, ImmutableArray<ExpressionSyntax> writes, CancellationToken cancellationToken)
    {
        if (declaration.ExpressionBody is { Expression: AssignmentExpressionSyntax only })
        {
            return writes.Contains(only.Left);
        }

        foreach (var statement in declaration.Body?.Statements ?? default)
        {
            if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } && writes.Contains(assignment.Left))
            {
                return true;
            }

            if (statement.DescendantNodesAndSelf().Any(node => node is ReturnStatementSyntax || MaySee(node, constructor, writes[0], Reach, cancellationToken)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True if code that is run before a member is assigned may read it. A static method cannot see the instance that is being made, unless it is handed over.</summary>
    private bool MaySee(SyntaxNode node, IMethodSymbol constructor, ExpressionSyntax member, int reach, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case ThisExpressionSyntax:
                return node.Parent is not MemberAccessExpressionSyntax;
            case InvocationExpressionSyntax { Expression: var called }:
                var symbol = modelOf(node.SyntaxTree).GetSymbolInfo(called, cancellationToken).Symbol;
                return symbol is null
                    || (symbol.IsStatic == constructor.IsStatic
                        && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, constructor.ContainingType)
                        && symbol.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).Any(inner =>
                            reach == 0 || inner is IdentifierNameSyntax { Identifier.ValueText: var name } && name == NameUses.LastName(member) || MaySee(inner, constructor, member, reach - 1, cancellationToken)));
            default:
                return false;
        }
    }

    /// <summary>The initializer of a field or property, or null.</summary>
    public static SyntaxNode? InitializerOf(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
                PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
                _ => null,
            }
            : null;

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private static bool IsTruth(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] };
}
