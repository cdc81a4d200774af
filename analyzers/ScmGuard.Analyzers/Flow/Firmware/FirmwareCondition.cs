using System.Linq;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Units, as an annotation names them.</summary>
/// <remarks>A firmware version alone leaves models without named firmware in both sets: they may have it and may not.</remarks>
/// <param name="Meant">The units that the annotation can mean.</param>
/// <param name="Others">The units that it can leave out.</param>
/// <param name="Text">The annotation in the author's words, for messages.</param>
internal readonly record struct FirmwareCondition(TargetSet Meant, TargetSet Others, string Text)
{
    /// <summary>True if the firmware decides, and not the model or revision alone: some board has units on both sides.</summary>
    public bool DependsOnFirmware
    {
        get
        {
            var (certainlyMeant, certainlyOthers) = (Meant & ~Others, Others & ~Meant);
            return UnitTargets.Field.Any(unit => certainlyMeant.Meets(Board(unit)) && certainlyOthers.Meets(Board(unit)));
        }
    }

    private static TargetSet Board(UnitTarget unit) => TargetSet.Where(other => other.Model == unit.Model && other.Revision == unit.Revision);
}
