using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>The base of every rule about Zymbit calls. It decides once what no rule may decide for itself.</summary>
/// <remarks>
/// Rules run concurrently and not in generated code. Nothing is registered in a compilation that cannot contain a Zymbit call;
/// where one can, an invocation meets the identifier gate before the semantic model is asked anything.
/// </remarks>
public abstract class ZymbitRule : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var configuration = ProjectConfiguration.Read(start.Options, start.CancellationToken);
            if (ZymbitCompilation.TryGet(start.Compilation, configuration.Wrappers, start.CancellationToken) is { } zymbit)
            {
                Start(new RuleStart(start, zymbit, configuration));
            }
        });
    }

    /// <summary>Registers what the rule looks at. Called only in a compilation that can contain a Zymbit call.</summary>
    protected abstract void Start(RuleStart rule);
}
