using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules;

/// <summary>What a rule sees at the start of a compilation that can contain Zymbit calls.</summary>
public sealed class RuleStart
{
    private readonly CompilationStartAnalysisContext _context;

#pragma warning disable RS1012 // The rule registers its actions through this object, after it was made.
    internal RuleStart(CompilationStartAnalysisContext context, ZymbitCompilation zymbit, ProjectConfiguration configuration)
    {
        _context = context;
        Zymbit = zymbit;
        Configuration = configuration;
    }
#pragma warning restore RS1012

    /// <summary>The compilation.</summary>
    public Compilation Compilation => _context.Compilation;

    /// <summary>The units that the project as a whole runs on; a file can say otherwise, see <see cref="CallContext.Target"/>.</summary>
    public TargetSetting Target => Configuration.Target;

    internal ProjectConfiguration Configuration { get; }

    internal ZymbitCompilation Zymbit { get; }

    /// <summary>Calls back for each Zymbit call of the given kind.</summary>
    /// <remarks>
    /// Of what a syntax action reports, an editor shows live only what lies within the node. So calls that are written elsewhere in the file wait for the
    /// whole file: those in a text that a constant holds, and those in a helper that only hands its parameters on, as each of its callers makes them.
    /// The latter are shown only if the rule has nothing to say about the call in the helper itself.
    /// </remarks>
    /// <param name="concerns">Which operations the rule is about.</param>
    /// <param name="analyze">The rule.</param>
    public void OnCall(Func<Operation, bool> concerns, Action<CallContext> analyze)
    {
        _context.RegisterSyntaxNodeAction(
            node =>
            {
                foreach (var call in Zymbit.Recognize(node.Node, node.SemanticModel, node.CancellationToken))
                {
                    if (concerns(call.Operation) && call.IsWrittenWhereItRuns)
                    {
                        analyze(ContextOf(call, node.SemanticModel, node.ReportDiagnostic, node.CancellationToken));
                    }
                }
            },
            Zymbit.RunsPython
                ? ImmutableArray.Create(SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression)
                : ImmutableArray.Create(SyntaxKind.InvocationExpression));
        OnFile(file =>
        {
            foreach (var call in Zymbit.CallsSeenElsewhere(file.SemanticModel, file.CancellationToken))
            {
                if (concerns(call.Operation))
                {
                    AnalyzeElsewhere(call, file, analyze);
                }
            }
        });
    }

    private void AnalyzeElsewhere(ZymbitCall call, SemanticModelAnalysisContext file, Action<CallContext> analyze)
    {
        var hasReported = false;
        analyze(ContextOf(call, file.SemanticModel, call.IsWrittenWhereItRuns ? _ => hasReported = true : file.ReportDiagnostic, file.CancellationToken));
        if (hasReported)
        {
            return;
        }

        foreach (var seen in Zymbit.AsCallersMake(call, file.CancellationToken))
        {
            analyze(ContextOf(seen, file.SemanticModel, file.ReportDiagnostic, file.CancellationToken));
        }
    }

    private CallContext ContextOf(ZymbitCall call, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken) =>
        new(call, model, Configuration.TargetOf(model.SyntaxTree), report, cancellationToken);

    /// <summary>Calls back for each Zymbit call of the given kind, once its file is complete: for what is reported at another place of the file.</summary>
    /// <remarks>Of what <see cref="OnCall"/> reports, an editor shows live only what lies within the call.</remarks>
    /// <param name="concerns">Which operations the rule is about.</param>
    /// <param name="analyze">The rule.</param>
    public void OnCallInFile(Func<Operation, bool> concerns, Action<CallContext> analyze)
    {
        var names = Zymbit.NamesOf(concerns);
        if (names.IsEmpty)
        {
            return;
        }

        OnFile(file =>
        {
            foreach (var call in Zymbit.CallsIn(names, file.SemanticModel, file.CancellationToken))
            {
                if (concerns(call.Operation))
                {
                    analyze(ContextOf(call, file.SemanticModel, file.ReportDiagnostic, file.CancellationToken));
                }
            }
        });
    }

    /// <summary>Calls back for each call of a member that demands a firmware, and each creation of a type that does.</summary>
    /// <param name="analyze">The rule.</param>
    public void OnRequiringCall(Action<RequiringCallContext> analyze)
    {
        if (!Zymbit.MayRequireFirmware)
        {
            return;
        }

        _context.RegisterSyntaxNodeAction(
            node =>
            {
                var call = Zymbit.TryBindRequiring(node.Node, node.SemanticModel, node.CancellationToken);
                ISymbol? member = call switch
                {
                    IInvocationOperation invocation => invocation.TargetMethod,
                    IObjectCreationOperation creation => creation.Constructor,
                    _ => null,
                };
                if (call is not null && member is not null && FirmwareFlow.TryGetRequirement(member, out var required, out var text))
                {
                    analyze(new RequiringCallContext(call, member, required, text, node.SemanticModel, Configuration.TargetOf(node.Node.SyntaxTree), node.ReportDiagnostic, node.CancellationToken));
                }
            },
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);
    }

    /// <summary>Calls back for each call of the framework that changes a file. In a compilation that cannot reach a module, none is looked at.</summary>
    /// <param name="analyze">The rule.</param>
    internal void OnFileChange(Action<FileChangeContext> analyze) =>
        _context.RegisterSyntaxNodeAction(
            node =>
            {
                foreach (var change in FileChanges.In(node.Node, node.SemanticModel, node.CancellationToken))
                {
                    analyze(new FileChangeContext(change, node.SemanticModel, Configuration.TargetOf(node.SemanticModel.SyntaxTree), node.ReportDiagnostic, node.CancellationToken));
                }
            },
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression);

    /// <summary>Calls back for each declaration of a function of the library, once its file is complete.</summary>
    /// <param name="analyze">The rule.</param>
    internal void OnDeclaration(Action<DeclarationContext> analyze)
    {
        var declarations = NativeDeclarations.Of(Compilation, _context.CancellationToken);
        OnFile(file =>
        {
            foreach (var declaration in declarations.In(file.SemanticModel, file.CancellationToken))
            {
                analyze(new DeclarationContext(declaration, file.SemanticModel.Compilation, file.ReportDiagnostic, file.CancellationToken));
            }
        });
    }

    /// <summary>Calls back for each file, after its semantic model is complete: the place for what is live in an editor within one file.</summary>
    public void OnFile(Action<SemanticModelAnalysisContext> analyze) => _context.RegisterSemanticModelAction(analyze);

    /// <summary>Calls back once at the end: the place for what only the whole compilation shows. An editor does not show it live.</summary>
    public void OnEnd(Action<CompilationAnalysisContext> analyze) => _context.RegisterCompilationEndAction(analyze);
}
