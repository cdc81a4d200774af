using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4002: a program logs in with the user and the password that every unit is delivered with.</summary>
public sealed class SCM4002FactoryCredentials : ZymbitRule
{
    private static readonly char[] _separators = [' ', '\t', '\r', '\n', '\'', '"'];

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4002",
        "Factory credentials are written in source",
        "This logs in with the credentials that every unit leaves the factory with: a unit that takes them lets anybody in; give each unit a key or a password of its own",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A unit is delivered with one user, a password that everyone knows, and SSH logins by password. A program that relies on them keeps its units that way.",
        RulePage.Of("SCM4002"),
        RuleTable.TagsOf("SCM4002"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        if (!rule.Compilation.SyntaxTrees.Any(FactoryLogin.IsNamedIn))
        {
            return;
        }

        rule.OnFile(static file =>
        {
            var model = file.SemanticModel;
            var root = model.SyntaxTree.GetRoot(file.CancellationToken);
            foreach (var place in Logins(root, model, file.CancellationToken).Concat(Texts(root, model, file.CancellationToken)).Distinct())
            {
                file.ReportDiagnostic(Diagnostic.Create(_descriptor, place.GetLocation()));
            }
        });
    }

    private static IEnumerable<SyntaxNode> Logins(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) =>
        from type in FactoryLogin.Types
        from creation in Creations.Of(type, root, cancellationToken)
        where model.GetOperation(creation, cancellationToken) is IObjectCreationOperation made && FactoryLogin.IsMadeBy(made, cancellationToken)
        select (SyntaxNode)creation;

    private static IEnumerable<SyntaxNode> Texts(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var literal in Literals(FactoryLogin.UserInformation, root, cancellationToken))
        {
            yield return WholeOf(literal);
        }

        foreach (var program in FactoryLogin.Programs)
        {
            foreach (var literal in Literals(program, root, cancellationToken))
            {
                var whole = WholeOf(literal);
                if (model.GetOperation(whole, cancellationToken) is { } text
                    && FactoryLogin.IsCommand(string.Join("?", ConstantText.Of(text, cancellationToken).Literals).Split(_separators, StringSplitOptions.RemoveEmptyEntries)))
                {
                    yield return whole;
                }
                else if (StartAround(whole, model, cancellationToken) is { } start)
                {
                    yield return start;
                }
            }
        }
    }

    /// <summary>The literals, and the texts between the holes of an interpolation, that have something in them. Comments are none.</summary>
    private static IEnumerable<SyntaxToken> Literals(string content, SyntaxNode root, CancellationToken cancellationToken)
    {
        var text = root.SyntaxTree.GetText(cancellationToken).ToString();
        foreach (var position in Mentions.PlacesOf(content, text))
        {
            var token = root.FindToken(position);
            if (token.Span.Contains(position) && (token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.Parent is LiteralExpressionSyntax))
            {
                yield return token;
            }
        }
    }

    /// <summary>The text that a literal is a part of.</summary>
    private static ExpressionSyntax WholeOf(SyntaxToken literal)
    {
        var whole = literal.Parent!.FirstAncestorOrSelf<ExpressionSyntax>()!;
        while (whole.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole;
    }

    /// <summary>The start of a process that a text is the program or an argument of, if that logs in so.</summary>
    private static SyntaxNode? StartAround(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken) => text
        .Ancestors()
        .TakeWhile(static node => node is not (StatementSyntax or MemberDeclarationSyntax))
        .Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
        .FirstOrDefault(node => FactoryLogin.IsCommand([.. ProcessCommand.Of(model.GetOperation(node, cancellationToken), cancellationToken).Select(static word => word?.Text ?? string.Empty)]));
}
