using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>How a unit is made to boot.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RebootKind>))]
public enum RebootKind
{
    /// <summary>The host is told to reboot; the power stays on.</summary>
    Soft,

    /// <summary>The host is shut down, then switched off and on. Needs power control.</summary>
    Cold,

    /// <summary>The power goes without a warning, and comes back. Needs power control.</summary>
    PowerCut,
}
