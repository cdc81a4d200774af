using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Rules;

/// <summary>One call of a member that demands a firmware, as a rule sees it.</summary>
/// <param name="Call">The invocation or object creation.</param>
/// <param name="Member">The method or constructor.</param>
/// <param name="Required">The units on which it may run.</param>
/// <param name="RequiredText">The demand in its author's words.</param>
/// <param name="SemanticModel">The semantic model of the call's file.</param>
/// <param name="Target">The units that the code of the call's file runs on.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
public sealed record RequiringCallContext(
    IOperation Call,
    ISymbol Member,
    TargetSet Required,
    string RequiredText,
    SemanticModel SemanticModel,
    TargetSetting Target,
    Action<Diagnostic> Report,
    CancellationToken CancellationToken);
