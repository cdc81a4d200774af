using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Led;

/// <summary>What an LED was decoded to show.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedShown>))]
public enum LedShown
{
    /// <summary>One flash every 3 s: developer mode, bound, running.</summary>
    DeveloperRunning,

    /// <summary>Three rapid flashes every 3 s: production mode, running.</summary>
    ProductionRunning,

    /// <summary>Rapid flashes without end: running, not bound.</summary>
    Unbound,

    /// <summary>Rapid flashes, then off for at least as long as was watched: production mode, cannot bind.</summary>
    CannotBind,

    /// <summary>A fatal code.</summary>
    Fatal,

    /// <summary>Off for as long as was watched.</summary>
    Off,

    /// <summary>On for as long as was watched.</summary>
    On,
}
