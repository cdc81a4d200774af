using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>The base of every rule about Zymbit calls, and about what else a program does on a module's host. It decides once what no rule may decide for itself.</summary>
/// <remarks>
/// Rules run concurrently and not in generated code. Nothing about Zymbit calls is registered in a compilation that cannot contain one;
/// where one can, an invocation meets the identifier gate before the semantic model is asked anything. <see cref="HostStart"/> has the gate for the rest.
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
            var zymbit = ZymbitCompilation.TryGet(start.Compilation, configuration.Wrappers, start.CancellationToken);
            if (zymbit is not null)
            {
                Start(new RuleStart(start, zymbit, configuration));
            }

            StartOnHost(new HostStart(start, zymbit is not null, configuration));
        });
    }

    /// <summary>Registers what the rule looks at of Zymbit calls. Called only in a compilation that can contain one.</summary>
    protected virtual void Start(RuleStart rule)
    {
    }

    /// <summary>Registers what the rule looks at of another library's calls.</summary>
    private protected virtual void StartOnHost(HostStart host)
    {
    }
}
