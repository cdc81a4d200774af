using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Rules.NativeInterop.Abi;
using ScmGuard.Knowledge;
using Kind = ScmGuard.Analyzers.Rules.NativeInterop.Abi.AbiFaultKind;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>SCM5001: writes the declaration as the library has it, with an overload or changed arguments for its callers.</summary>
/// <remarks>Only where the compiler finds nothing new to say about the callers. Missing parameters and structures are the author's to write.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM5001SignatureMismatchFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM5001");

    internal override string Title => "Declare it as the library has it";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        var declarations = NativeDeclarations.Of(edit.Compilation, edit.CancellationToken);
        foreach (var diagnostic in diagnostics)
        {
            var model = edit.Compilation.GetSemanticModel(diagnostic.Location.SourceTree!);
            foreach (var declaration in declarations.In(model, edit.CancellationToken))
            {
                if (!declaration.Syntax.ContainsDiagnostics && declaration.Syntax.Span.Contains(diagnostic.Location.SourceSpan) && Operations.TryGetByNativeName(declaration.EntryPoint, out var operation))
                {
                    var all = AbiComparison.FaultsOf(declaration, operation, edit.Compilation).ToList();
                    foreach (var fault in all.Where(fault => SCM5001SignatureMismatch.PlaceOf(fault, declaration, edit.CancellationToken) == diagnostic.Location))
                    {
                        Repair(fault, all.Count == 1, declaration, operation, edit);
                    }
                }
            }
        }
    }

    private static void Repair(AbiFault fault, bool isOnly, NativeDeclaration declaration, Operation operation, ProjectEdit edit)
    {
        if (fault.Kind is Kind.BufferForAddress && isOnly && CopyingOverload.TryPlan(declaration, fault.Place, operation, edit))
        {
            return;
        }

        var change = new DeclarationChange(edit, declaration.Signature);
        if (Declare(fault, declaration, operation, change, edit))
        {
            change.TryPlan();
        }
    }

    /// <summary>Collects the changes that repair a fault; false if they are not known.</summary>
    private static bool Declare(AbiFault fault, NativeDeclaration declaration, Operation operation, DeclarationChange change, ProjectEdit edit)
    {
        switch (fault)
        {
            case { Kind: Kind.ParameterOrder }:
                return Reorder(declaration, operation, change, edit);
            case { Kind: Kind.UnsupportedConvention }:
                return ReplaceOption("FastCall", "Cdecl", declaration, change);
            case { Place: AbiFault.Whole } or { Kind: Kind.HResult }:
                return false;
            case { Place: AbiFault.Result }:
                if (declaration.Syntax is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax))
                {
                    return false;
                }

                var type = declaration.Syntax switch
                {
                    MethodDeclarationSyntax method => method.ReturnType,
                    var function => ((LocalFunctionStatementSyntax)function).ReturnType,
                };
                change.Replace(type, static current => SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.IntKeyword)).WithTriviaFrom(current));
                return true;
            case { Kind: Kind.Encoding } when !HasMark(declaration, fault.Place, edit) && declaration.Signature.Parameters[fault.Place].Type.SpecialType is SpecialType.System_String:
                return declaration.Route is CallRoute.LibraryImport ? ReplaceOption("Utf16", "Utf8", declaration, change) : ReplaceOption("Unicode", "Ansi", declaration, change);
            default:
                return DeclareParameter(fault, declaration, operation, change, edit);
        }
    }

    private static bool DeclareParameter(AbiFault fault, NativeDeclaration declaration, Operation operation, DeclarationChange change, ProjectEdit edit)
    {
        var type = operation.Parameters[fault.Place].Type;
        if (Written(declaration, fault.Place, edit) is { } written)
        {
            var owner = written.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax)!;
            if (new RightParameter(RightParameter.PointerIn(owner)).Write(written, type) is not { } right || !AdaptCalls(written, right, fault.Place, declaration, change))
            {
                return false;
            }

            change.Replace(written, _ => right);
            return true;
        }

        if (declaration.Syntax is CastExpressionSyntax { Type: FunctionPointerTypeSyntax pointer }
            && new RightParameter(RightParameter.PointerIn(pointer)).Write(pointer.ParameterList.Parameters[fault.Place], type) is { } rightType)
        {
            change.Replace(pointer.ParameterList.Parameters[fault.Place], _ => rightType);
            if (declaration.Syntax.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: FunctionPointerTypeSyntax holder } } && SyntaxFactory.AreEquivalent(holder, pointer))
            {
                change.Replace(holder.ParameterList.Parameters[fault.Place], _ => rightType);
            }

            return true;
        }

        return false;
    }

    /// <summary>Has each call pass its argument the new way: by value or by reference, and a literal with a fraction as a <c>float</c>.</summary>
    private static bool AdaptCalls(ParameterSyntax written, ParameterSyntax right, int place, NativeDeclaration declaration, DeclarationChange change)
    {
        var before = Reference(written);
        var after = Reference(right);
        var isFloat = right.Type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.FloatKeyword } && after.IsKind(SyntaxKind.None);
        if ((before.IsKind(after.Kind()) && !isFloat) || declaration.Signature.MethodKind is MethodKind.DelegateInvoke)
        {
            return true;
        }

        if (change.Calls() is not { } calls)
        {
            return false;
        }

        foreach (var call in calls)
        {
            if (ArgumentOf(call, place, declaration.Signature) is not { Expression: not DeclarationExpressionSyntax } argument)
            {
                return false;
            }

            change.Replace(argument, current => Adapted((ArgumentSyntax)current, after, isFloat));
        }

        return true;
    }

    private static ArgumentSyntax Adapted(ArgumentSyntax argument, SyntaxToken reference, bool isFloat)
    {
        if (isFloat && argument.Expression is LiteralExpressionSyntax { Token: { Value: double } number })
        {
            return argument.WithExpression(SyntaxFactory.ParseExpression(number.Text.TrimEnd('d', 'D') + "f").WithTriviaFrom(argument.Expression));
        }

        return argument.WithRefKindKeyword(reference.IsKind(SyntaxKind.None) ? default : SyntaxFactory.Token(reference.Kind()).WithTrailingTrivia(SyntaxFactory.Space)).WithLeadingTrivia(argument.GetLeadingTrivia());
    }

    /// <summary>Puts the parameters, and the arguments of every call, in the library's order.</summary>
    private static bool Reorder(NativeDeclaration declaration, Operation operation, DeclarationChange change, ProjectEdit edit)
    {
        var list = declaration.Syntax switch
        {
            MethodDeclarationSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax function => function.ParameterList,
            _ => null,
        };
        var reader = DeclaredShape.For(declaration, edit.Compilation);
        if (list is null
            || ParameterOrder.Of(declaration.Signature, declaration.Signature.Parameters.Select(reader.Of).ToList(), operation) is not { } places
            || change.Calls() is not { } calls)
        {
            return false;
        }

        change.Replace(list, current => ((ParameterListSyntax)current).WithParameters(Permuted(((ParameterListSyntax)current).Parameters, places)));
        foreach (var call in calls)
        {
            var arguments = call.ArgumentList.Arguments;
            if (arguments.All(static argument => argument.NameColon is not null))
            {
                continue;
            }

            // Arguments are evaluated in their order, so that only those without effects can change it.
            if (arguments.Count != places.Count || arguments.Any(static argument => argument.NameColon is not null || !IsPlain(argument.Expression)))
            {
                return false;
            }

            change.Replace(call.ArgumentList, current => ((ArgumentListSyntax)current).WithArguments(Permuted(((ArgumentListSyntax)current).Arguments, places)));
        }

        return true;
    }

    private static SeparatedSyntaxList<TNode> Permuted<TNode>(SeparatedSyntaxList<TNode> list, IReadOnlyList<int> places)
        where TNode : SyntaxNode
    {
        var moved = new TNode[list.Count];
        for (var index = 0; index < list.Count; index++)
        {
            moved[places[index]] = list[index].WithTriviaFrom(list[places[index]]);
        }

        return SyntaxFactory.SeparatedList(moved, list.GetSeparators());
    }

    private static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or IdentifierNameSyntax or ThisExpressionSyntax or DefaultExpressionSyntax or DeclarationExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => IsPlain(minus.Operand),
        _ => false,
    };

    /// <summary>Replaces the last word of a value in an attribute of the declaration, such as <c>CharSet.Unicode</c>.</summary>
    private static bool ReplaceOption(string from, string to, NativeDeclaration declaration, DeclarationChange change)
    {
        var lists = declaration.Syntax switch
        {
            MethodDeclarationSyntax method => method.AttributeLists,
            LocalFunctionStatementSyntax function => function.AttributeLists,
            _ => default,
        };
        var option = lists.SelectMany(static list => list.Attributes).SelectMany(static attribute => attribute.ArgumentList?.Arguments ?? default)
            .Select(static argument => argument.Expression).OfType<MemberAccessExpressionSyntax>().Select(static access => access.Name)
            .FirstOrDefault(name => name.Identifier.ValueText == from);
        if (option is null)
        {
            return false;
        }

        change.Replace(option, current => SyntaxFactory.IdentifierName(to).WithTriviaFrom(current));
        return true;
    }

    private static bool HasMark(NativeDeclaration declaration, int place, ProjectEdit edit) =>
        Written(declaration, place, edit) is { } written && written.AttributeLists.SelectMany(static list => list.Attributes).Any(RightParameter.IsMark);

    /// <summary>The parameter as it is written, of a method or of a delegate that is bound to one function only.</summary>
    private static ParameterSyntax? Written(NativeDeclaration declaration, int place, ProjectEdit edit) =>
        declaration.Signature.Parameters[place].DeclaringSyntaxReferences is [var reference]
        && (declaration.Signature.MethodKind is not MethodKind.DelegateInvoke || IsBoundOnce(declaration, edit))
            ? reference.GetSyntax(edit.CancellationToken) as ParameterSyntax
            : null;

    private static bool IsBoundOnce(NativeDeclaration declaration, ProjectEdit edit)
    {
        var declarations = NativeDeclarations.Of(edit.Compilation, edit.CancellationToken);
        return edit.Compilation.SyntaxTrees
            .SelectMany(tree => declarations.In(edit.Compilation.GetSemanticModel(tree), edit.CancellationToken))
            .Where(other => SymbolEqualityComparer.Default.Equals(other.Signature, declaration.Signature))
            .All(other => other.EntryPoint == declaration.EntryPoint);
    }

    private static ArgumentSyntax? ArgumentOf(InvocationExpressionSyntax call, int place, IMethodSymbol signature)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == signature.Parameters[place].Name)
            ?? (place < arguments.Count && arguments.Take(place + 1).All(static argument => argument.NameColon is null) ? arguments[place] : null);
    }

    private static SyntaxToken Reference(ParameterSyntax parameter) =>
        parameter.Modifiers.FirstOrDefault(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword) is { RawKind: not (int)SyntaxKind.InKeyword } modifier
            ? modifier
            : default;
}
