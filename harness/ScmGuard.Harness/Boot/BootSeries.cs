using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Boot;

/// <summary>The boots of one run, as a unit's history keeps them.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="At">When it was judged, by the host's wall clock.</param>
/// <param name="Firmware">The module's firmware.</param>
/// <param name="Seconds">How long each boot took, in seconds, in their order.</param>
public sealed record BootSeries(string Run, DateTimeOffset At, string Firmware, IReadOnlyList<double> Seconds);
