namespace ScmGuard.VirtualScm;

/// <summary>What can go wrong with a unit.</summary>
public enum FaultKind
{
    /// <summary>The power goes in the middle of the next operation that changes something: before it is kept. Once.</summary>
    PowerCutBeforeCommit,

    /// <summary>The power goes in the next operation that changes something: after it is kept, before the answer. Once.</summary>
    PowerCutAfterCommit,

    /// <summary>The next call hangs until the unit or its daemon starts again. Number: how many calls.</summary>
    HungCall,

    /// <summary>The next call ends with -110. Number: how many calls.</summary>
    TimeOut,

    /// <summary>The next call fails on its way to the unit. Number: how many calls.</summary>
    CommunicationError,

    /// <summary>The host has no time for the heartbeat: fatal code 8.</summary>
    CpuStarvation,

    /// <summary>The battery runs low. Number: its voltage; without one, a little below the threshold.</summary>
    LowBattery,

    /// <summary>It gets cold. Number: degrees Celsius; without one, a little below the threshold.</summary>
    LowTemperature,

    /// <summary>It gets hot. Number: degrees Celsius; without one, a little above the threshold.</summary>
    HighTemperature,

    /// <summary>A perimeter circuit is broken. Number: its channel, 0 without one.</summary>
    Tamper,

    /// <summary>A file of the boot manifest is changed without being signed again: the next boot finds it, if supervised boot is on.</summary>
    ChangedBootFile,

    /// <summary>Supervised boot itself fails at the next boot: fatal code 22-9.</summary>
    SupervisedBootFailure,

    /// <summary>The key area no longer matches its digest: fatal code 6.</summary>
    CorruptedKeyArea,

    /// <summary>The unit no longer recognises its host.</summary>
    CannotBind,

    /// <summary>The unit is tapped. Number: the axis, 0 to 2, 2 without one.</summary>
    Tap,
}
