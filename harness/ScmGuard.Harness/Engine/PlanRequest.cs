using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>What a plan is made from. All of it stands in the journal.</summary>
/// <param name="Options">What is asked.</param>
/// <param name="RebootKinds">How the unit can be made to boot.</param>
public sealed record PlanRequest(CheckOptions Options, IReadOnlyList<RebootKind> RebootKinds)
{
    /// <summary>The kinds of reboot that are to be made.</summary>
    public IReadOnlyList<RebootKind> Reboots => Options.Reboots ?? RebootKinds;
}
