using System;

namespace ScmGuard.Knowledge;

/// <summary>What the module does when a perimeter circuit is broken: <c>ZK_PERIMETER_EVENT_ACTION_*</c>, combined as flags.</summary>
/// <remarks>2 destroys here; in <see cref="ThresholdAction"/> it is 1 that does. Source: C API Documentation.</remarks>
[Flags]
public enum PerimeterActions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>ZK_PERIMETER_EVENT_ACTION_NOTIFY</c>: the host is told. Without it, a wait for an event only ends by its time-out.</summary>
    Notify = 1,

    /// <summary><c>ZK_PERIMETER_EVENT_ACTION_SELF_DESTRUCT</c>: all keys are destroyed in production mode.</summary>
    SelfDestruct = 2,
}
