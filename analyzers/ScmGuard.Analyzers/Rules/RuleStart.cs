using System;
using System.Linq;
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

    /// <summary>True if the code may call an operation of the given kind: where not, a rule registers nothing.</summary>
    public bool MayCall(Func<Operation, bool> concerns) => Zymbit.MayCall(concerns, _context.CancellationToken);

    /// <summary>Calls back for each Zymbit call of the given kind.</summary>
    /// <remarks>A call in a helper that only hands its parameters on is shown as each of its callers makes it, if the rule has nothing to say about the call in the helper itself.</remarks>
    /// <param name="concerns">Which operations the rule is about.</param>
    /// <param name="analyze">The rule.</param>
    public void OnCall(Func<Operation, bool> concerns, Action<CallContext> analyze) => OnCallInFile(concerns, call =>
    {
        var hasReported = false;
        analyze(call with { Report = Report });
        if (hasReported)
        {
            return;
        }

        foreach (var seen in Zymbit.AsCallersMake(call.Call, call.CancellationToken))
        {
            analyze(call with { Call = seen });
        }

        void Report(Diagnostic diagnostic)
        {
            hasReported = true;
            call.Report(diagnostic);
        }
    });

    /// <summary>Calls back for each Zymbit call of the given kind as it is written: for what is no matter of the arguments.</summary>
    /// <param name="concerns">Which operations the rule is about.</param>
    /// <param name="analyze">The rule.</param>
    public void OnCallInFile(Func<Operation, bool> concerns, Action<CallContext> analyze)
    {
        if (!MayCall(concerns))
        {
            return;
        }

        OnFile(file =>
        {
            foreach (var call in Zymbit.CallsIn(file.SemanticModel, file.CancellationToken))
            {
                if (concerns(call.Operation))
                {
                    analyze(new CallContext(call, file.SemanticModel, Configuration.TargetOf(file.SemanticModel.SyntaxTree), file.ReportDiagnostic, file.CancellationToken));
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
        OnNamed(FileChanges.Types, named =>
        {
            foreach (var change in FileChanges.In(named.Node, named.SemanticModel, named.CancellationToken))
            {
                analyze(new FileChangeContext(change, named.SemanticModel, Configuration.TargetOf(named.SemanticModel.SyntaxTree), named.Report, named.CancellationToken));
            }
        });

    /// <summary>Calls back for each invocation and creation that some names can stand for. Where no file mentions one of them, nothing is registered.</summary>
    /// <param name="names">Names of methods, or of the types that they belong to.</param>
    /// <param name="analyze">The rule.</param>
    internal void OnNamed(NameSet names, Action<NamedCallContext> analyze)
    {
        if (!Compilation.SyntaxTrees.Any(tree => names.IsMentionedIn(tree, _context.CancellationToken)))
        {
            return;
        }

        OnFile(file =>
        {
            foreach (var node in NamedCalls.In(file.SemanticModel.SyntaxTree, names, file.CancellationToken))
            {
                analyze(new NamedCallContext(node, file.SemanticModel, file.ReportDiagnostic, file.CancellationToken));
            }
        });
    }

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
