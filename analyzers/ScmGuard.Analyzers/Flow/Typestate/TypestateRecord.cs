using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The mistakes that were seen in one graph, each once for a call.</summary>
internal sealed class TypestateRecord
{
    private readonly Dictionary<(Violation, SyntaxNode), Finding> _findings = [];

    /// <summary>The mistakes.</summary>
    public IEnumerable<Finding> Findings => _findings.Values;

    /// <summary>Takes down a mistake. Of several explanations, the one that stands first in the code is kept, so that an answer is always the same.</summary>
    public void Add(Finding finding)
    {
        var key = (finding.Violation, finding.Call);
        if (!_findings.TryGetValue(key, out var known) || Position(finding).CompareTo(Position(known)) < 0)
        {
            _findings[key] = finding;
        }
    }

    private static (int, int, int) Position(Finding finding) =>
        (finding.Since?.SpanStart ?? int.MaxValue, finding.Made?.SpanStart ?? int.MaxValue, finding.Where?.SpanStart ?? int.MaxValue);
}
