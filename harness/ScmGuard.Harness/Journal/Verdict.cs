using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>What the evidence allows to say, the best first.</summary>
/// <remarks>The order is the order of <see cref="Verdicts.Worse"/>: the verdict of a whole is the worst of its parts.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>All evidence is there, and within its limits.</summary>
    Pass,

    /// <summary>Within the limits, but inside the band beside one of them.</summary>
    Marginal,

    /// <summary>Evidence is missing or contradicts itself: nothing is proven about the unit, good or bad.</summary>
    Inconclusive,

    /// <summary>The bench failed: a wire, the network, a disk. Says nothing about the unit.</summary>
    BenchFault,

    /// <summary>The unit was proven not to do what it should.</summary>
    Fail,

    /// <summary>The run was stopped for the sake of the unit, for example because it used up its reboots.</summary>
    Halted,
}
