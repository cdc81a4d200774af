using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Secrets;

/// <summary>SCM4005: throws where the library reports an error, or where a signature is not valid.</summary>
/// <remarks>Not where a call waits: that the time is over is a negative number too, and mostly no error.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM4005ReturnCodeIgnoredFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM4005");

    internal override string Title => "Throw where the call fails";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (edit.CallAt(diagnostic.Location) is { } flagged
                && flagged.Call.Operation.Parameters.All(static parameter => parameter.Role is not ArgumentRole.TimeoutMilliseconds)
                && flagged.Call.Invocation.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean
                && flagged.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { ContainsDiagnostics: false } statement
                && edit.Edit(statement.SyntaxTree) is { } document)
            {
                Plan(flagged, statement, document, edit);
            }
        }
    }

    private static void Plan(FlaggedCall flagged, StatementSyntax statement, DocumentEdit document, ProjectEdit edit)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value } variable] } when value == flagged.Syntax && IsListed(statement):
                Add(statement, Check(flagged, variable.Identifier.ValueText, document), document);
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax local, Right: var value } } when value == flagged.Syntax && IsListed(statement):
                Add(statement, Check(flagged, local.Identifier.ValueText, document), document);
                break;
            case ExpressionStatementSyntax { Expression: var value } when value == flagged.Syntax && flagged.Call.Invocation.Type!.SpecialType is SpecialType.System_Boolean:
                document.Replace(statement, current => Check(flagged, ((ExpressionStatementSyntax)current).Expression.WithoutTrivia(), document).WithTriviaFrom(current));
                break;
            case ExpressionStatementSyntax { Expression: var value } when value == flagged.Syntax:
                var name = FreeName.Take("result", NamesAround(statement, edit));
                var check = Check(flagged, name, document);
                if (IsListed(statement))
                {
                    document.Replace(statement, current => Declaration(name, (ExpressionStatementSyntax)current));
                    Add(statement, check, document);
                }
                else
                {
                    document.Replace(statement, current => SyntaxFactory.Block(
                        Declaration(name, (ExpressionStatementSyntax)current).WithoutLeadingTrivia().WithTrailingTrivia(SyntaxFactory.EndOfLine(document.EndOfLine)),
                        check).WithTriviaFrom(current).WithAdditionalAnnotations(DocumentEdit.Formatted));
                }

                break;
        }
    }

    /// <summary>True for a statement that another one can follow.</summary>
    private static bool IsListed(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    private static void Add(StatementSyntax statement, StatementSyntax check, DocumentEdit document)
    {
        if (statement.Parent is GlobalStatementSyntax global)
        {
            document.InsertAfter(global, [SyntaxFactory.GlobalStatement(check).WithAdditionalAnnotations(DocumentEdit.Formatted)]);
        }
        else
        {
            document.InsertAfter(statement, [check]);
        }
    }

    /// <summary>The names of the member around a statement: a local function's are its callers' as well.</summary>
    private static HashSet<string> NamesAround(StatementSyntax statement, ProjectEdit edit)
    {
        var scope = Writes.ScopeOf(statement);
        return edit.TakenNames(scope, () => scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
    }

    private static LocalDeclarationStatementSyntax Declaration(string name, ExpressionStatementSyntax statement)
    {
        var declared = (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"var {name} = 0;");
        var value = declared.Declaration.Variables[0].Initializer!.Value;
        return declared.ReplaceNode(value, statement.Expression.WithoutLeadingTrivia()).WithTriviaFrom(statement);
    }

    private static StatementSyntax Check(FlaggedCall flagged, string name, DocumentEdit document) => flagged.Call.Invocation.Type!.SpecialType is SpecialType.System_Boolean
        ? Check(flagged, SyntaxFactory.IdentifierName(name), document)
        : Throwing($"{name} {Failure(flagged.Call.Operation.Result)}", $"$\"{flagged.Call.Operation.NativeName} returned {{{name}}}.\"", document);

    private static StatementSyntax Check(FlaggedCall flagged, ExpressionSyntax answer, DocumentEdit document) =>
        Throwing($"!{answer}", $"\"{flagged.Call.Operation.NativeName}: the signature is not valid.\"", document);

    private static string Failure(ResultKind result) => result switch
    {
        ResultKind.Verification => $"!= {NativeResult.Valid}",
        ResultKind.Slip39Progress => $"< {NativeResult.Slip39Unfinished}",
        _ => "< 0",
    };

    private static StatementSyntax Throwing(string condition, string message, DocumentEdit document) => ShortNames.In(SyntaxFactory.ParseStatement($$"""
        if ({{condition}})
        {
            throw new global::System.InvalidOperationException({{message}});
        }

        """.Replace("\r", string.Empty).Replace("\n", document.EndOfLine))).WithAdditionalAnnotations(DocumentEdit.Formatted);
}
