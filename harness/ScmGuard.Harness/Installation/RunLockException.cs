using System;

namespace ScmGuard.Harness.Installation;

/// <summary>Another program takes steps on this unit.</summary>
/// <param name="path">The lock file.</param>
/// <param name="holder">What its holder wrote about itself.</param>
public sealed class RunLockException(string path, string holder)
    : Exception($"{path}: another program is at work on this unit ({(holder.Length > 0 ? holder : "it did not say which")}). Wait for it, or look at it with: scm-harness status")
{
    /// <summary>What its holder wrote about itself.</summary>
    public string Holder { get; } = holder;
}
