using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Which units can get to a place in the code, as far as the code looks at their firmware.</summary>
/// <remarks>
/// A unit does not change its firmware while a program runs, so each unit is followed on its own: the answer for some units is the answer for all of
/// them, cut down. That is why a body is followed once, whatever is asked about it.
/// </remarks>
public static class FirmwareFlow
{
    /// <summary>The units out of <paramref name="start"/> that can get to a Zymbit call.</summary>
    /// <returns>As the other overload; none where the call stands in a text that looks at the firmware itself, since nothing here follows that.</returns>
    public static TargetSet UnitsAt(ZymbitCall call, SemanticModel model, TargetSet start, CancellationToken cancellationToken) =>
        call.Text is { NamesFirmware: true } ? TargetSet.None : UnitsAt(call.Invocation, model, start, cancellationToken);

    /// <summary>The units out of <paramref name="start"/> that can get to a call.</summary>
    /// <param name="site">The call, as the semantic model has it.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="start">The units that the program runs on.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    /// <returns>An empty set if no unit gets there. Where the flow cannot be followed, <paramref name="start"/>, less what an annotation rules out.</returns>
    public static TargetSet UnitsAt(IOperation site, SemanticModel model, TargetSet start, CancellationToken cancellationToken)
    {
        var inside = start & FirmwareAnnotation.UnitsInside(model.GetEnclosingSymbol(site.Syntax.SpanStart, cancellationToken));
        if (inside.IsEmpty || MemberValues.RootOf(site) is not { } root)
        {
            return inside;
        }

        try
        {
            var body = FirmwareGuards.Of(model.Compilation).Ask(root, cancellationToken);
            return body.Sites.TryGetValue(site.Syntax, out var units) ? inside & units : inside;
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than the compiler itself can follow: nothing is ruled out.
            return inside;
        }
    }

    /// <summary>What a member demands of the unit before it is called.</summary>
    /// <param name="member">The method, constructor or property that is called.</param>
    /// <param name="units">The units on which it may run.</param>
    /// <param name="text">The demand in the author's words.</param>
    /// <returns>False if it demands nothing that is understood.</returns>
    public static bool TryGetRequirement(ISymbol member, out TargetSet units, out string text)
    {
        var requirement = FirmwareAnnotation.RequirementOf(member);
        (units, text) = requirement is { } found ? (found.Meant, found.Text) : (TargetSet.Field, string.Empty);
        return requirement is not null;
    }

    /// <summary>True for a member that is marked as a firmware guard, but whose body shows that it cannot be one.</summary>
    /// <param name="member">The method, property or field.</param>
    /// <param name="compilation">The compilation that declares it.</param>
    /// <param name="units">The units that it claims to tell apart, in the author's words.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public static bool IsUnfoundedGuard(ISymbol member, Compilation compilation, out string units, CancellationToken cancellationToken)
    {
        var guards = FirmwareGuards.Of(compilation);
        if (FirmwareAnnotation.GuardOn(member) is { } stated && !guards.LooksAtUnit(member, stated, new Inquiry(cancellationToken)))
        {
            units = stated.Text;
            return true;
        }

        units = string.Empty;
        return false;
    }
}
