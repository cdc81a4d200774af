using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>One Zymbit call, as a rule sees it.</summary>
/// <param name="Call">The call, with its arguments by role.</param>
/// <param name="SemanticModel">The semantic model of the call's file.</param>
/// <param name="Target">The units that the code of the call's file runs on.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
public sealed record CallContext(
    ZymbitCall Call,
    SemanticModel SemanticModel,
    TargetSetting Target,
    Action<Diagnostic> Report,
    CancellationToken CancellationToken);
