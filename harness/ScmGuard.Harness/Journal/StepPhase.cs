using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>When a step is due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepPhase>))]
public enum StepPhase
{
    /// <summary>Once, before the first reboot.</summary>
    Arrange,

    /// <summary>After each boot, reboots included.</summary>
    AfterBoot,

    /// <summary>Once at the end, also after a halt.</summary>
    Cleanup,
}
