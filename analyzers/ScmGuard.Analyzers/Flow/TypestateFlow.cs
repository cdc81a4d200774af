using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Analyzers.Flow.Typestate;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Which calls of the module come at a time when they must not. All rules share one answer for a body.</summary>
internal sealed class TypestateFlow
{
    private static readonly ConditionalWeakTable<Compilation, TypestateFlow> _known = new();

    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<Finding>> _bodies = new();
    private readonly Bystanders _bystanders = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _givenUp = new();
    private int _bodiesFollowed;

    /// <summary>How many bodies were looked at. The speed promise is about this number.</summary>
    public int BodiesFollowed => _bodiesFollowed;

    /// <summary>True for a body with too many ways to tell apart, of which nothing is said.</summary>
    public bool IsGivenUp(SyntaxNode body) => _givenUp.ContainsKey(body);

    /// <summary>The answers for a compilation.</summary>
    public static TypestateFlow Of(Compilation compilation) => _known.GetValue(compilation, static _ => new TypestateFlow());

    /// <summary>What is wrong with a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    /// <returns>Nothing where the flow cannot be followed.</returns>
    public static IReadOnlyList<Finding> At(ZymbitCall call, SemanticModel model, CancellationToken cancellationToken) =>
        MemberValues.RootOf(call.Invocation) is { } root
            ? [.. Of(model.Compilation).InBody(root, model, cancellationToken).Where(finding => finding.Call == call.Invocation.Syntax)]
            : [];

    private IReadOnlyList<Finding> InBody(IOperation root, SemanticModel model, CancellationToken cancellationToken) =>
        _bodies.TryGetValue(root.Syntax, out var known) ? known : _bodies.GetOrAdd(root.Syntax, Follow(root, model, cancellationToken));

    private IReadOnlyList<Finding> Follow(IOperation root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ZymbitCompilation.TryGet(model.Compilation, cancellationToken) is not { } zymbit)
        {
            return [];
        }

        Interlocked.Increment(ref _bodiesFollowed);
        try
        {
            return BodyFindings.Of(root, zymbit, model, _bystanders, () => _givenUp.TryAdd(root.Syntax, true), cancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than the compiler itself can follow: nothing is known.
            return [];
        }
    }
}
