using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>A recognised call in a body.</summary>
/// <param name="Index">Its number in the body, from 1.</param>
/// <param name="Call">The call.</param>
/// <param name="Unit">What the call acts on.</param>
/// <param name="Success">The results that mean success.</param>
/// <param name="Events">What it means for the things of the body.</param>
internal sealed record Site(int Index, ZymbitCall Call, object Unit, SuccessRange Success, IReadOnlyList<(Protocol Protocol, ProtocolEvent Event)> Events)
{
    /// <summary>Where it stands.</summary>
    public SyntaxNode Syntax => Call.Invocation.Syntax;

    /// <summary>True if the call returns a session or a context itself, which is over when it is disposed.</summary>
    public bool ReturnsHandle { get; init; }
}
