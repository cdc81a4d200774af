using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>One change of a file, as a rule sees it.</summary>
/// <param name="Change">The change.</param>
/// <param name="SemanticModel">The semantic model of its file.</param>
/// <param name="Target">The units that the project runs on.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal sealed record FileChangeContext(
    FileChange Change,
    SemanticModel SemanticModel,
    TargetSetting Target,
    Action<Diagnostic> Report,
    CancellationToken CancellationToken)
{
    /// <summary>True if the program may run on the host of an SCM.</summary>
    public bool MayBeOnScm => Target.Units.Meets(TargetSet.Scm);
}
