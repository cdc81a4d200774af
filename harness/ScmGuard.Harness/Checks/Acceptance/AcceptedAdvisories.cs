using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Engine;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The known issues that a station lives with. They are still named, but no longer make a verdict worse.</summary>
internal static class AcceptedAdvisories
{
    /// <summary>The setting.</summary>
    public static ListSetting Setting { get; } = new("acceptance.advisories.accepted", [], "The known issues that this station lives with, such as #159.");

    /// <summary>Those of some issues that the station does not live with.</summary>
    public static IReadOnlyList<Advisory> NotAccepted(StepContext context, IEnumerable<Advisory> advisories)
    {
        IReadOnlyList<string> accepted = Setting.In(context.Settings);
        return [.. advisories.Where(advisory => !accepted.Contains(advisory.Id, StringComparer.Ordinal))];
    }
}
