using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.CodeFixes.KeyDurability;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>SCM5003: frees the buffer with libc's <c>free</c> on every way out of the code that uses it.</summary>
/// <remarks>
/// Only behind a check that the call succeeded, since nobody says what a pointer holds after an error. <c>NativeMemory.Free</c> is unsafe code: a
/// project that does not allow it gets nothing.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM5003NativeBufferLeakedFix : ZymbitFix
{
    private const string Free = "global::System.Runtime.InteropServices.NativeMemory.Free";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM5003");

    internal override string Title => "Free the buffer with NativeMemory.Free";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        if (edit.Compilation.GetTypeByMetadataName("System.Runtime.InteropServices.NativeMemory") is null)
        {
            return;
        }

        var guarded = new Dictionary<BlockSyntax, List<(int Index, string Freed)>>();
        foreach (var diagnostic in diagnostics)
        {
            var tree = diagnostic.Location.SourceTree!;
            var node = tree.GetRoot(edit.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (edit.Edit(tree) is not { } document)
            {
                continue;
            }

            if (node is InvocationExpressionSyntax { ContainsDiagnostics: false } freeing && freeing.Span == diagnostic.Location.SourceSpan)
            {
                PlanFree(freeing, document, edit);
            }
            else if (edit.Compilation.Options.AllowUnsafe && Guarded(node, edit.Compilation.GetSemanticModel(tree), edit) is { } plan)
            {
                if (!guarded.TryGetValue(plan.Block, out var plans))
                {
                    guarded.Add(plan.Block, plans = []);
                    document.Replace(plan.Block, current => WithFinally((BlockSyntax)current, plans, document.EndOfLine));
                }

                plans.Add((plan.Index, plan.Freed));
            }
        }
    }

    /// <summary>Another function that takes the same pointer and does nothing but free it.</summary>
    private static void PlanFree(InvocationExpressionSyntax freeing, DocumentEdit document, ProjectEdit edit)
    {
        switch (freeing)
        {
            case { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AlignedFree" } name } }:
                document.Replace(name, static current => SyntaxFactory.IdentifierName("Free").WithTriviaFrom(current));
                break;
            case { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FreeBSTR" }, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax pointer }], Parent: ExpressionStatementSyntax statement }
                when edit.Compilation.Options.AllowUnsafe:
                document.Replace(statement, current => Freeing(FreeOf(pointer.Identifier.ValueText, isPointer: false, IsUnsafe(freeing))).WithTriviaFrom(current));
                break;
        }
    }

    /// <summary>The statements after the check, or null if the rewrite is not certain.</summary>
    private static (BlockSyntax Block, int Index, string Freed)? Guarded(SyntaxNode place, SemanticModel model, ProjectEdit edit)
    {
        if (LocalOf(place, model) is not { } local
            || place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ContainsDiagnostics: false } call
            || call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement
            || call.Ancestors().TakeWhile(node => node != statement).Any(static node => node is AnonymousFunctionExpressionSyntax)
            || model.GetEnclosingSymbol(call.SpanStart, edit.CancellationToken) is not IMethodSymbol { IsAsync: false }
            || block.DescendantNodes().Any(static node => node is YieldStatementSyntax))
        {
            return null;
        }

        var index = block.Statements.IndexOf(statement) + 1;
        if (!IsCheck(statement, call, local.Name))
        {
            if (index == block.Statements.Count || ResultOf(statement, call) is not { } result || !IsCheckOf(block.Statements[index], result, local.Name))
            {
                return null;
            }

            index++;
        }

        var rest = block.Statements.Skip(index).ToList();
        return rest.Count > 0 && !rest.Exists(static moved => moved is LocalFunctionStatementSyntax or LabeledStatementSyntax)
            ? (block, index, FreeOf(local.Name, local.Type is IPointerTypeSymbol, IsUnsafe(call)))
            : null;
    }

    private static ILocalSymbol? LocalOf(SyntaxNode place, SemanticModel model)
    {
        var expression = place is ArgumentSyntax argument ? argument.Expression : place;
        return expression switch
        {
            DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax designation } => model.GetDeclaredSymbol(designation) as ILocalSymbol,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression, Operand: IdentifierNameSyntax name } => model.GetSymbolInfo(name).Symbol as ILocalSymbol,
            IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol as ILocalSymbol,
            _ => null,
        };
    }

    /// <summary>A statement that leaves if the call in its condition failed.</summary>
    private static bool IsCheck(StatementSyntax statement, InvocationExpressionSyntax call, string pointer) =>
        statement is IfStatementSyntax { Else: null } branch && IsFailure(branch.Condition, call) && Leaves(branch.Statement, pointer);

    /// <summary>A statement that leaves if a result is an error.</summary>
    private static bool IsCheckOf(StatementSyntax statement, string result, string pointer) =>
        statement is IfStatementSyntax { Else: null, Condition: BinaryExpressionSyntax condition } branch
        && condition.Left is IdentifierNameSyntax { Identifier.ValueText: var tested }
        && tested == result
        && IsFailure(condition, condition.Left)
        && Leaves(branch.Statement, pointer);

    /// <summary>Each function with such an output returns 0, a slot, or 1 for valid data: what is below or different is an error.</summary>
    private static bool IsFailure(ExpressionSyntax condition, ExpressionSyntax tested) =>
        condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.LessThanOrEqualExpression, Right: LiteralExpressionSyntax } comparison
        && comparison.Left == tested;

    private static bool Leaves(StatementSyntax branch, string pointer) =>
        (branch is BlockSyntax { Statements: [.., var last] } ? last : branch) is ThrowStatementSyntax or ReturnStatementSyntax
        && !branch.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == pointer);

    private static string? ResultOf(StatementSyntax statement, InvocationExpressionSyntax call) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value } variable] } when value == call => variable.Identifier.ValueText,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax local, Right: var value } } when value == call => local.Identifier.ValueText,
        _ => null,
    };

    private static bool IsUnsafe(SyntaxNode place) => place.Ancestors().Any(static node => node switch
    {
        UnsafeStatementSyntax => true,
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    });

    private static string FreeOf(string name, bool isPointer, bool isUnsafe)
    {
        var free = $"{Free}({(isPointer ? string.Empty : "(void*)")}{name});";
        return isUnsafe ? free : $"unsafe {{ {free} }}";
    }

    private static StatementSyntax Freeing(string text) => ShortNames.In(SyntaxFactory.ParseStatement(text)).WithAdditionalAnnotations(DocumentEdit.Formatted);

    /// <summary>The last ones first, so that each stands within those before it.</summary>
    private static BlockSyntax WithFinally(BlockSyntax block, List<(int Index, string Freed)> plans, string endOfLine)
    {
        var statements = block.Statements.ToList();
        foreach (var (index, freed) in plans.OrderByDescending(static plan => plan.Index))
        {
            var rest = statements.Skip(index).ToList();

            // The empty line before the rest stays before it.
            var leading = rest[0].GetLeadingTrivia();
            var space = leading.TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
            rest[0] = rest[0].WithLeadingTrivia(leading.Skip(space.Count));
            var guarded = SyntaxFactory.TryStatement(SyntaxFactory.Block(rest), default, SyntaxFactory.FinallyClause(SyntaxFactory.Block(Freeing(freed))))
                .WithLeadingTrivia(space.Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
                .WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine))
                .WithAdditionalAnnotations(DocumentEdit.Formatted);
            statements = [.. statements.Take(index), guarded];
        }

        return block.WithStatements(SyntaxFactory.List(statements));
    }
}
