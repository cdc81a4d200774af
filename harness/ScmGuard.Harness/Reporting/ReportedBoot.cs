using System;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>A boot that the program ran in.</summary>
/// <param name="Identity">What tells it from others, as the program saw it first.</param>
/// <param name="SeenAt">When the program saw it first, by the host's wall clock.</param>
/// <param name="Reboot">The kind of reboot that led to it; null for the first one, and for one that no step had asked for.</param>
/// <param name="IsPlanned">False if no step had asked for it.</param>
/// <param name="ShutDownAt">When its end was announced, or null.</param>
/// <param name="Starts">How often the program was started in it.</param>
public sealed record ReportedBoot(BootIdentity Identity, DateTimeOffset SeenAt, RebootKind? Reboot, bool IsPlanned, DateTimeOffset? ShutDownAt, int Starts);
