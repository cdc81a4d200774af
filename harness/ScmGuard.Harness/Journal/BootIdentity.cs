using System;

namespace ScmGuard.Harness.Journal;

/// <summary>What tells one boot of one unit from all others. A wall clock is no part of it: it moves when the clock is set.</summary>
/// <param name="BootId">The kernel's boot_id, as it was read.</param>
/// <param name="Uptime">CLOCK_BOOTTIME: how long the kernel has been running, suspension included.</param>
/// <param name="Kernel">The kernel's release.</param>
/// <param name="BootCount">How many boots the host's own journal lists, this one included; null if it keeps none.</param>
/// <param name="Firmware">The module's firmware as it writes it; null while the module does not answer.</param>
/// <param name="SerialNumber">The module's serial number; null while the module does not answer.</param>
public sealed record BootIdentity(string BootId, TimeSpan Uptime, string Kernel, int? BootCount, string? Firmware, string? SerialNumber);
