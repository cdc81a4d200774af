using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>The kinds of unit that a project runs on, as its <c>ScmGuardTarget</c> says.</summary>
/// <remarks>
/// An entry that cannot be read widens the setting to every unit in the field: a typing error must never switch a warning off.
/// </remarks>
public sealed class TargetSetting
{
    private const string Property = "build_property.ScmGuardTarget";

    private TargetSetting(TargetSet units, bool isSet, ImmutableArray<string> unknownEntries)
    {
        Units = units;
        IsSet = isSet;
        UnknownEntries = unknownEntries;
    }

    /// <summary>The units that the project runs on.</summary>
    public TargetSet Units { get; }

    /// <summary>True if the project says what it runs on; false means every unit in the field.</summary>
    public bool IsSet { get; }

    /// <summary>The entries that name nothing known, as written.</summary>
    public ImmutableArray<string> UnknownEntries { get; }

    /// <summary>Reads the setting from the build's properties.</summary>
    public static TargetSetting Read(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var text)
            ? Parse(text)
            : Parse(string.Empty);

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
}
