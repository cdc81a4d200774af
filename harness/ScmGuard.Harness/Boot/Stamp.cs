using System;

namespace ScmGuard.Harness.Boot;

/// <summary>When something happened in a boot.</summary>
/// <param name="SinceKernel">Since the kernel began: 0 or more. No clock that is set moves it.</param>
/// <param name="Wall">What the wall clock said then, right or wrong; null if it is not to be read.</param>
public sealed record Stamp(TimeSpan SinceKernel, DateTimeOffset? Wall)
{
    /// <summary>When the kernel began, if the wall clock was right; null without one.</summary>
    public DateTimeOffset? KernelStart => Wall - SinceKernel;
}
