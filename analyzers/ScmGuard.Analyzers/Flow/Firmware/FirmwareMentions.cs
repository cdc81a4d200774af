using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>How far the members of a compilation are from one that looks at the firmware.</summary>
/// <remarks>
/// Names are compared, not symbols, and a constant text counts if it can be a part of a firmware version, so that hardly anything is missed: a member that
/// is taken for a nearer one by mistake costs the reading of a body, nothing else. The search goes from the texts to the members that hold them, to the
/// members that mention these, and so on; each step is one pass over the text of the files.
/// </remarks>
internal sealed class FirmwareMentions
{
    private static readonly ConditionalWeakTable<Compilation, FirmwareMentions> _known = new();
    private static readonly NameSet _guards = new(["FirmwareGuard", Annotation.FirmwareGuardAttribute]);

    private readonly Compilation _compilation;
    private Dictionary<string, int>? _distances;

    private FirmwareMentions(Compilation compilation) => _compilation = compilation;

    /// <summary>Those of a compilation, once for all that refer to it.</summary>
    public static FirmwareMentions Of(Compilation compilation) => _known.GetValue(compilation, static compilation => new FirmwareMentions(compilation));

    /// <summary>How many bodies have to be read, one calling the next, until one of them looks at the firmware.</summary>
    /// <param name="name">The name by which the first of them is called.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>0 for the name of a field that holds a text; null if nothing within reach of any question looks.</returns>
    public int? DistanceOf(string name, CancellationToken cancellationToken) =>
        (_distances ??= Search(cancellationToken)).TryGetValue(name, out var distance) ? distance : null;

    /// <summary>The names of the fields that hold a text, and of the annotated guards: what another compilation can mention.</summary>
    public ImmutableArray<string> Nearest(CancellationToken cancellationToken) =>
        (_distances ??= Search(cancellationToken)).Where(static known => known.Value == 0).Select(static known => known.Key).ToImmutableArray();

    private Dictionary<string, int> Search(CancellationToken cancellationToken)
    {
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<MemberDeclarationSyntax>();
        var near = new HashSet<string>(ReferencedFirmware.NamesFor(_compilation, cancellationToken), StringComparer.Ordinal);
        var far = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in _compilation.SyntaxTrees)
        {
            // What its author states of a guard is known without reading it.
            near.UnionWith(Mentioning(_guards, tree, cancellationToken).SelectMany(NamesOf));
            Note(HoldingTexts(tree, cancellationToken));
        }

        // The question itself is about a body.
        for (var distance = 0; distance < Inquiry.MaxDepth; distance++)
        {
            while (near.Count > 0)
            {
                foreach (var name in near)
                {
                    distances[name] = distance;
                }

                var names = new NameSet(near);
                near.Clear();
                foreach (var tree in _compilation.SyntaxTrees)
                {
                    Note(Mentioning(names, tree, cancellationToken));
                }
            }

            near = far;
            near.ExceptWith(distances.Keys);
            far = new HashSet<string>(StringComparer.Ordinal);
        }

        return distances;

        void Note(IEnumerable<MemberDeclarationSyntax> members)
        {
            foreach (var member in members.Where(seen.Add))
            {
                if (HoldsValue(member))
                {
                    near.UnionWith(NamesOf(member).Where(name => !distances.ContainsKey(name)));
                }
                else
                {
                    far.UnionWith(NamesOf(member));
                    far.UnionWith(Written(member));
                }
            }
        }
    }

    private static IEnumerable<MemberDeclarationSyntax> Mentioning(NameSet names, SyntaxTree tree, CancellationToken cancellationToken) =>
        names.MentionsIn(tree, cancellationToken).Select(MemberAround).OfType<MemberDeclarationSyntax>();

    /// <summary>The members in which a text stands that can be a part of a version.</summary>
    private static IEnumerable<MemberDeclarationSyntax> HoldingTexts(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', quote + 1))
        {
            var end = quote + 1;
            while (end < text.Length && end - quote <= FirmwareText.Longest && FirmwareText.IsOfVersion(text[end]))
            {
                end++;
            }

            if (end < text.Length
                && text[end] is '"' or '{'
                && FirmwareText.IsPart(text.Substring(quote + 1, end - quote - 1))
                && tree.GetRoot(cancellationToken).FindToken(quote).Parent is { } literal
                && MemberAround(literal) is { } member)
            {
                yield return member;
            }
        }
    }

    private static MemberDeclarationSyntax? MemberAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or DelegateDeclarationSyntax or GlobalStatementSyntax)
            ? member
            : null;

    /// <summary>True for a member of which a read runs no body.</summary>
    private static bool HoldsValue(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax => true,
        PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
        _ => false,
    };

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        _ => [],
    };

    /// <summary>The names of the members that a body writes: a field can hold what it found out.</summary>
    private static IEnumerable<string> Written(MemberDeclarationSyntax member)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in member.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple }:
                    written.UnionWith(tuple.Arguments.Select(static part => NameUses.LastName(part.Expression)).OfType<string>());
                    break;
                case AssignmentExpressionSyntax { Left: var target } when NameUses.LastName(target) is { } name:
                    written.Add(name);
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var target } when NameUses.LastName(target) is { } name:
                    written.Add(name);
                    break;
                case ParameterSyntax parameter:
                    own.Add(parameter.Identifier.ValueText);
                    break;
                case VariableDeclaratorSyntax local:
                    own.Add(local.Identifier.ValueText);
                    break;
            }
        }

        // A field may be hidden by a local of its name elsewhere in the body; then it is spelled with a dot, or not meant.
        written.ExceptWith(own);
        return written;
    }
}
