using System.Collections.Immutable;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A known issue, as a project's <c>scmguard.json</c> states it or the shipped tables do.</summary>
/// <param name="Id">Its id, such as <c>#159</c>.</param>
/// <param name="Rule">The rule that reports it.</param>
/// <param name="Affected">The units that have it.</param>
/// <param name="AffectedText">The same in words.</param>
/// <param name="Operations">The operations that it concerns.</param>
internal sealed record ProjectAdvisory(string Id, string Rule, TargetSet Affected, string AffectedText, ImmutableArray<ZymbitOperation> Operations);
