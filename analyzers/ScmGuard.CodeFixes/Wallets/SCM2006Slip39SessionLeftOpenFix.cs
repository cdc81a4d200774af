using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>SCM2006: ends the session on every path, by <c>using</c> where the call returns the session, and by try and finally where the library keeps it.</summary>
/// <remarks>
/// A native call to cancel a session that is finished only returns an error. A wrapper or Python throws then, so for them nothing is offered.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM2006Slip39SessionLeftOpenFix : ZymbitFix
{
    private const string Comment = "// Gives up a session that is still open. One that is finished has nothing to cancel.";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM2006");

    internal override string Title => "End the SLIP39 session on every path";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        var changed = new List<SyntaxNode>();
        foreach (var diagnostic in diagnostics)
        {
            if (edit.CallAt(diagnostic.Location) is not { } flagged || edit.Edit(flagged.Syntax.SyntaxTree) is not { } document)
            {
                continue;
            }

            if (DeclarationOf(flagged) is { } declaration)
            {
                document.Replace(declaration, static current => WithUsing((LocalDeclarationStatementSyntax)current));
            }
            else if (flagged.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
                && !changed.Any(other => other.Contains(block) || block.Contains(other))
                && Goes(statement, flagged.Syntax)
                && BeginsOne(statement, flagged, edit)
                && CancelOf(flagged) is { } cancel)
            {
                var index = block.Statements.IndexOf(statement);
                var rest = block.Statements.Skip(index + 1).ToList();
                if (rest.Count > 0 && !rest.Exists(static moved => moved is LocalFunctionStatementSyntax or LabeledStatementSyntax))
                {
                    changed.Add(block);
                    document.Replace(block, current => WithFinally((BlockSyntax)current, index, cancel, document.EndOfLine));
                }
            }
        }
    }

    /// <summary>The declaration that could be a <c>using</c>: the session is an object of its own.</summary>
    private static LocalDeclarationStatementSyntax? DeclarationOf(FlaggedCall flagged) =>
        flagged.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } declaration } } }
        && declaration.UsingKeyword.IsKind(SyntaxKind.None)
        && flagged.Call.Method?.ReturnType is { } type
        && (type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_IDisposable))
            ? declaration
            : null;

    private static LocalDeclarationStatementSyntax WithUsing(LocalDeclarationStatementSyntax declaration) => declaration
        .WithoutLeadingTrivia()
        .WithUsingKeyword(SyntaxFactory.Token(declaration.GetLeadingTrivia(), SyntaxKind.UsingKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)));

    /// <summary>Whether what follows a statement runs after the call, once for each time that the call ran.</summary>
    private static bool Goes(StatementSyntax statement, InvocationExpressionSyntax call) => statement switch
    {
        ExpressionStatementSyntax => true,
        LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.IsKind(SyntaxKind.None),
        IfStatementSyntax branch => branch.Condition.Span.Contains(call.Span),
        _ => false,
    };

    /// <summary>A statement that opens two sessions would need two ends, and no order of them is right.</summary>
    private static bool BeginsOne(StatementSyntax statement, FlaggedCall flagged, ProjectEdit edit) => statement
        .DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Count(inner => edit.Zymbit.TryRecognize(inner, flagged.Model, edit.CancellationToken)?.Operation.Id == flagged.Call.Operation.Id) == 1;

    /// <summary>The call that cancels, declared beside the one that begins and with the same context, or null.</summary>
    private static StatementSyntax? CancelOf(FlaggedCall flagged)
    {
        if (flagged.Call is not { Route: CallRoute.DllImport or CallRoute.LibraryImport, Confidence: CallConfidence.Certain, Method: { } begin }
            || !flagged.Call.TryGetArgument(ArgumentRole.Context, out var context)
            || context.Value?.Syntax is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }))
        {
            return null;
        }

        var cancel = begin.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method =>
            NativeImport.TryGet(method, out var import)
            && import.EntryPoint == Operations.Get(ZymbitOperation.CancelSLIP39Session).NativeName
            && method.Parameters is [{ RefKind: RefKind.None, Type: var type }]
            && SymbolEqualityComparer.Default.Equals(type, begin.Parameters[0].Type));
        if (cancel is null)
        {
            return null;
        }

        var name = SyntaxFactory.IdentifierName(cancel.Name);
        ExpressionSyntax called = flagged.Syntax.Expression is MemberAccessExpressionSyntax access ? access.WithName(name).WithoutTrivia() : name;
        var argument = SyntaxFactory.Argument((ExpressionSyntax)context.Value.Syntax.WithoutTrivia());
        return SyntaxFactory.ExpressionStatement(SyntaxFactory.InvocationExpression(called, SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument))));
    }

    private static BlockSyntax WithFinally(BlockSyntax block, int index, StatementSyntax cancel, string endOfLine)
    {
        var rest = block.Statements.Skip(index + 1).ToList();

        // The empty line before the rest stays before it.
        var leading = rest[0].GetLeadingTrivia();
        var space = leading.TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        var lines = space.Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        rest[0] = rest[0].WithLeadingTrivia(leading.Skip(space.Count));
        var end = SyntaxFactory.EndOfLine(endOfLine);
        var guarded = SyntaxFactory.TryStatement(
            SyntaxFactory.Block(rest),
            default,
            SyntaxFactory.FinallyClause(SyntaxFactory.Block(cancel.WithLeadingTrivia(SyntaxFactory.Comment(Comment), end))))
            .WithLeadingTrivia(lines)
            .WithTrailingTrivia(end)
            .WithAdditionalAnnotations(DocumentEdit.Formatted);
        return block.WithStatements(SyntaxFactory.List(block.Statements.Take(index + 1).Append(guarded)));
    }
}
