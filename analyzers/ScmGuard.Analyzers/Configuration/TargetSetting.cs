using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>The kinds of unit that a project, or one of its files, runs on.</summary>
/// <remarks>
/// An entry that cannot be read widens the setting to every unit in the field: a typing error must never switch a warning off.
/// </remarks>
public sealed class TargetSetting
{
    /// <summary>The key in an <c>.editorconfig</c> or <c>.globalconfig</c>.</summary>
    internal const string EditorConfigKey = "scmguard_target";

    /// <summary>The build's property.</summary>
    internal const string Property = "ScmGuardTarget";

    private TargetSetting(TargetSet units, bool isSet, ImmutableArray<string> unknownEntries)
    {
        Units = units;
        IsSet = isSet;
        UnknownEntries = unknownEntries;
    }

    /// <summary>Nothing is said: every unit in the field.</summary>
    internal static TargetSetting Unset { get; } = new(TargetSet.Field, false, ImmutableArray<string>.Empty);

    /// <summary>Something is said that cannot be read: every unit in the field.</summary>
    internal static TargetSetting Unreadable { get; } = new(TargetSet.Field, true, ImmutableArray<string>.Empty);

    /// <summary>The units that the code runs on.</summary>
    public TargetSet Units { get; }

    /// <summary>True if the project says what it runs on; false means every unit in the field.</summary>
    public bool IsSet { get; }

    /// <summary>True if what is said narrows the units down. What cannot be read, or is cut, widens them: a rule that blames a model must not take that for a wish.</summary>
    internal bool Narrows => IsSet && UnknownEntries.IsEmpty && Units != TargetSet.Field;

    /// <summary>The units that a rule about what models differ in may blame: without a word that narrows them down, any SCM.</summary>
    internal TargetSet Presumed => Narrows ? Units : TargetSet.Scm;

    /// <summary>The entries that name nothing known, as written.</summary>
    public ImmutableArray<string> UnknownEntries { get; }

    /// <summary>The units that the project has facts about, or null if it has none.</summary>
    internal Fleet? Fleet { get; private init; }

    /// <summary>True if the facts alone say what the units are.</summary>
    internal bool IsFleet { get; private init; }

    /// <summary>Reads the setting from the build's properties.</summary>
    public static TargetSetting Read(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + Property, out var text)
            ? Parse(text)
            : Unset;

    /// <summary>Reads a comma list such as <c>SCM-A1, SCM-B1/01.02.02release</c>.</summary>
    public static TargetSetting Parse(string text)
    {
        var units = TargetSet.None;
        var isSet = false;
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(','))
        {
            var entry = part.Trim();
            if (entry.Length == 0)
            {
                continue;
            }

            isSet = true;
            if (UnitTargets.TryParse(entry, out var targets))
            {
                units |= TargetSet.Of(targets);
            }
            else
            {
                unknown.Add(entry);
            }
        }

        return new TargetSetting(isSet && unknown.Count == 0 ? units : TargetSet.Field, isSet, unknown.ToImmutable());
    }

    /// <summary>The given units.</summary>
    internal static TargetSetting Of(TargetSet units) => new(units, true, ImmutableArray<string>.Empty);

    /// <summary>The same units, with what is known about the fleet.</summary>
    internal TargetSetting With(Fleet? fleet, bool isFleet) =>
        fleet is null ? this : new(isFleet ? fleet.Kinds : Units, true, UnknownEntries) { Fleet = fleet, IsFleet = isFleet };

    /// <summary>The units among the target's that have a known issue: as the tables say, and as the facts show.</summary>
    internal TargetSet ExposedTo(ProjectAdvisory advisory) => Fleet switch
    {
        null => Units & advisory.Affected,
        _ when IsFleet => Fleet.With(advisory),
        _ => Units & (advisory.Affected | Fleet.With(advisory)),
    };

    /// <summary>How many of the inventoried units a call concerns, as the end of a message; empty without facts.</summary>
    internal string CountOf(ProjectAdvisory advisory, TargetSet kinds) => Fleet is null
        ? string.Empty
        : Fleet.CountWith(advisory, kinds) is var count && Fleet.Count == 1
            ? $"; {(count == 1 ? "the one inventoried unit is" : "the one inventoried unit is not")} affected"
            : $"; {count} of {Fleet.Count} inventoried units {(count == 1 ? "is" : "are")} affected";
}
