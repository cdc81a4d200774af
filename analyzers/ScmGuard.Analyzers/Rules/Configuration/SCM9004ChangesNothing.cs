using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.KeyDurability;

namespace ScmGuard.Analyzers.Rules.Configuration;

/// <summary>SCM9004: a suppression or an annotation without which the rules would report the same.</summary>
/// <remarks>
/// Not a <see cref="ZymbitRule"/>: a suppression may stand where no Zymbit call is. No rule sees what the compiler suppresses, so this one knows only
/// of suppressions that cannot hide anything.
/// </remarks>
public sealed class SCM9004ChangesNothing : DiagnosticAnalyzer
{
    private const string Id = "SCM9004";
    private const string Title = "Suppression or annotation changes nothing";
    private const string Message = "This changes nothing: {0}";
    private const string Description =
        "A suppression or an annotation that once had a reason and has none any more hides the next mistake at its place, or tells its reader something that is not so.";

    private static readonly DiagnosticDescriptor _inFile = new(
        Id,
        Title,
        Message,
        RuleCategories.Configuration,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _inCompilation = new(
        Id,
        Title,
        Message,
        RuleCategories.Configuration,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id, WellKnownDiagnosticTags.CompilationEnd));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_inFile, _inCompilation);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var token = start.CancellationToken;
            var files = start.Compilation.SyntaxTrees.Select(tree => SourceDeclarations.Of(tree, token)).ToList();
            var configuration = new Lazy<ProjectConfiguration>(() => ProjectConfiguration.Read(start.Options, token));
            if (files.Exists(static file => file.NamesRules))
            {
                start.RegisterSemanticModelAction(file => FindSuppressions(file, configuration));
            }

            if (files.Exists(static file => file.DemandsFirmware))
            {
                start.RegisterSymbolAction(symbol => FindDemand(symbol, configuration.Value), SymbolKind.Method, SymbolKind.NamedType);
            }

            if (files.Exists(static file => file.Provisions))
            {
                FindMarks(start, configuration.Value);
            }
        });
    }

    private static void FindSuppressions(SemanticModelAnalysisContext file, Lazy<ProjectConfiguration> configuration)
    {
        var model = file.SemanticModel;
        var tree = model.SyntaxTree;
        if (!SourceDeclarations.Of(tree, file.CancellationToken).NamesRules || tree.GetRoot(file.CancellationToken) is not CompilationUnitSyntax root)
        {
            return;
        }

        // The directives of the file are about the file, an attribute may be about any.
        foreach (var (id, place) in Pragmas(root))
        {
            Report(id, place, [tree]);
        }

        foreach (var (id, place) in Attributes(root, model, file.CancellationToken))
        {
            Report(id, place, model.Compilation.SyntaxTrees);
        }

        void Report(string id, SyntaxNode place, IEnumerable<SyntaxTree> files)
        {
            if (!IsId(id))
            {
                return;
            }

            var why = !RuleTable.Rows.ContainsKey(id) ? $"there is no rule {id}"
                : id == "SCM1001" && !files.Any(other => SCM1001KeyPairLostAtReboot.Concerns(configuration.Value.TargetOf(other), configuration.Value))
                    ? $"no targeted unit has what {id} reports"
                : null;
            if (why is not null)
            {
                file.ReportDiagnostic(Diagnostic.Create(_inFile, place.GetLocation(), why));
            }
        }
    }

    private static IEnumerable<(string Id, SyntaxNode Place)> Pragmas(CompilationUnitSyntax root)
    {
        for (var directive = root.GetFirstDirective(IsDisable); directive is not null; directive = directive.GetNextDirective(IsDisable))
        {
            foreach (var code in ((PragmaWarningDirectiveTriviaSyntax)directive).ErrorCodes)
            {
                if (code is IdentifierNameSyntax name)
                {
                    yield return (name.Identifier.ValueText, name);
                }
            }
        }

        static bool IsDisable(DirectiveTriviaSyntax directive) =>
            directive is PragmaWarningDirectiveTriviaSyntax { IsActive: true } pragma && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword);
    }

    private static IEnumerable<(string Id, SyntaxNode Place)> Attributes(CompilationUnitSyntax root, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var attribute in root.DescendantNodes(static node => node is not ExpressionSyntax).OfType<AttributeSyntax>())
        {
            if (SourceDeclarations.AttributeName(attribute) is not ("SuppressMessage" or "UnconditionalSuppressMessage") || attribute.ArgumentList is not { } list)
            {
                continue;
            }

            // The rule comes second, as its id or as the id, a colon and its title.
            var rule = list.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "checkId")
                ?? list.Arguments.Where(static argument => argument.NameColon is null && argument.NameEquals is null).Skip(1).FirstOrDefault();
            if (rule is not null && model.GetConstantValue(rule.Expression, cancellationToken).Value is string text)
            {
                yield return (text.Split(':')[0].Trim(), rule.Expression);
            }
        }
    }

    private static bool IsId(string text) =>
        text.Length == 7 && text.StartsWith("SCM", StringComparison.Ordinal) && text.Skip(3).All(static digit => digit is >= '0' and <= '9');

    private static void FindDemand(SymbolAnalysisContext context, ProjectConfiguration configuration)
    {
        // The two parts of a partial method share their attributes.
        if (context.Symbol is IMethodSymbol { PartialDefinitionPart: not null }
            || Annotation.On(context.Symbol, Annotation.RequiresFirmwareAttribute).FirstOrDefault()?.ApplicationSyntaxReference is not { } written
            || !FirmwareFlow.TryGetRequirement(context.Symbol, out var required, out var text)
            || IsSeenElsewhere(context.Symbol, context.Compilation))
        {
            return;
        }

        // A caller in another file may run on other units.
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            if (configuration.TargetOf(tree) is var target && !(target.Narrows && (target.Units & ~required).IsEmpty))
            {
                return;
            }
        }

        context.ReportDiagnostic(Diagnostic.Create(_inFile, written.GetSyntax(context.CancellationToken).GetLocation(), $"every targeted unit is {text}"));
    }

    /// <summary>True if code of another project can call a member: its target is not known here.</summary>
    private static bool IsSeenElsewhere(ISymbol symbol, Compilation compilation)
    {
        if (compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        {
            return false;
        }

        var showsInternals = Annotation.On(compilation.Assembly, "InternalsVisibleToAttribute").Any();
        for (var around = symbol; around is not null and not INamespaceSymbol; around = around.ContainingSymbol)
        {
            if (around.DeclaredAccessibility is Accessibility.Private || (!showsInternals && around.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds provisioning code in which no call is made that the mark could allow.</summary>
    private static void FindMarks(CompilationStartAnalysisContext start, ProjectConfiguration configuration)
    {
        var marks = new ConcurrentDictionary<Location, byte>();
        var used = new ConcurrentDictionary<Location, byte>();
        if (ZymbitCompilation.TryGet(start.Compilation, configuration.Wrappers, start.CancellationToken) is { } zymbit)
        {
            new RuleStart(start, zymbit, configuration).OnCall(static _ => true, context =>
            {
                foreach (var place in Places(context.ProvisioningMarks(), context.CancellationToken))
                {
                    used.TryAdd(place, default);
                }
            });
        }

        start.RegisterSymbolAction(symbol => Add(symbol.Symbol, symbol.CancellationToken), SymbolKind.Method, SymbolKind.Property, SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            Add(end.Compilation.Assembly, end.CancellationToken);
            foreach (var place in marks.Keys.Except(used.Keys))
            {
                end.ReportDiagnostic(Diagnostic.Create(_inCompilation, place, "no call of the module is seen in the code that is marked; the mark belongs on the code that makes the call"));
            }
        });

        void Add(ISymbol symbol, CancellationToken cancellationToken)
        {
            foreach (var place in Places(Annotation.On(symbol, Annotation.ProvisioningAttribute), cancellationToken))
            {
                marks.TryAdd(place, default);
            }
        }
    }

    private static IEnumerable<Location> Places(IEnumerable<AttributeData> attributes, CancellationToken cancellationToken) => attributes
        .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation())
        .OfType<Location>();
}
