using System;

namespace ScmGuard.Harness.Journal;

/// <summary>One attempt at a step.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">The host's wall clock when it began.</param>
/// <param name="Boot">The boot that it began in.</param>
/// <param name="Reboots">The reboot that it was to make, or null.</param>
public sealed record StepAttempt(int Number, DateTimeOffset At, BootIdentity Boot, RebootKind? Reboots);
