using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Reporting;

/// <summary>How far a planned step came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
public enum StepState
{
    /// <summary>It was taken, and something came of it.</summary>
    Concluded,

    /// <summary>It was begun, and nothing is known of its end: missing evidence.</summary>
    BrokenOff,

    /// <summary>It was planned and never begun: missing evidence.</summary>
    NotTaken,

    /// <summary>An earlier step had settled its check, so it was left out.</summary>
    NotNeeded,
}
