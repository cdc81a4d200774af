using System;

namespace ScmGuard.Harness.Engine;

/// <summary>What a boot has to keep to be taken for the one that a step asked for.</summary>
/// <param name="UptimeAtMost">The most that the kernel may have been running when the program is back.</param>
/// <param name="AnswerWithin">How long the module may take to answer after the program is back.</param>
public sealed record RebootLimits(TimeSpan UptimeAtMost, TimeSpan AnswerWithin)
{
    /// <summary>Ten minutes, which is far above any boot that the vendor describes; three for the module.</summary>
    public static RebootLimits Default { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(3));
}
