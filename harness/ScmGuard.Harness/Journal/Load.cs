using System;

namespace ScmGuard.Harness.Journal;

/// <summary>A start of the program in a run.</summary>
/// <param name="At">The host's wall clock.</param>
/// <param name="Boot">The boot that it ran in.</param>
public sealed record Load(DateTimeOffset At, BootIdentity Boot);
