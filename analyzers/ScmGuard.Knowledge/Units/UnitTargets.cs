using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>Every kind of unit in the field, and the spelling by which a project names the ones that it runs on.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; Release Notes. No SCM firmware after 01.02.02release is known.</remarks>
public static class UnitTargets
{
    /// <summary>The firmware versions of the SCM that a published page names.</summary>
    public static IReadOnlyList<string> ScmFirmware { get; } = ["00.00.51beta", "01.00.00", "01.02.02release"];

    /// <summary>The hardware revisions of the SCM.</summary>
    public static IReadOnlyList<string> ScmRevisions { get; } = ["A1", "B1"];

    /// <summary>Every kind of unit in the field. At most 64, so that a set of them is one word.</summary>
    public static IReadOnlyList<UnitTarget> Field { get; } = BuildField();

    /// <summary>The spellings that <see cref="TryParse"/> takes, for messages.</summary>
    public static IReadOnlyList<string> KnownSpellings { get; } = BuildSpellings();

    /// <summary>Finds the units that a spelling such as <c>SCM-B1/01.02.02release</c>, <c>SCM-B1</c>, <c>SCM</c> or <c>HSM6</c> names.</summary>
    /// <param name="text">The spelling. Case does not matter.</param>
    /// <param name="targets">The units, a subset of <see cref="Field"/>.</param>
    /// <returns>False if nothing known is spelled so.</returns>
    public static bool TryParse(string text, out IReadOnlyList<UnitTarget> targets)
    {
        var found = new List<UnitTarget>();
        foreach (var target in Field)
        {
            if (Matches(target, text))
            {
                found.Add(target);
            }
        }

        targets = [.. found];
        return found.Count > 0;
    }

    private static bool Matches(UnitTarget target, string text)
    {
        var model = target.Model.ToString();
        if (target.Revision is null)
        {
            return Same(text, model);
        }

        var board = model + "-" + target.Revision;
        return Same(text, model)
            || Same(text, board)
            || (target.Firmware is { } firmware && (Same(text, model + "/" + firmware) || Same(text, board + "/" + firmware)));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<UnitTarget> BuildField()
    {
        var field = new List<UnitTarget>();
        foreach (Model model in Enum.GetValues(typeof(Model)))
        {
            if (model != Model.Scm)
            {
                field.Add(new UnitTarget(model, null, null));
                continue;
            }

            foreach (var revision in ScmRevisions)
            {
                foreach (var firmware in ScmFirmware)
                {
                    field.Add(new UnitTarget(model, revision, firmware));
                }

                field.Add(new UnitTarget(model, revision, null));
            }
        }

        return [.. field];
    }

    private static IReadOnlyList<string> BuildSpellings()
    {
        var spellings = new List<string>();
        foreach (Model model in Enum.GetValues(typeof(Model)))
        {
            var name = model.ToString().ToUpperInvariant();
            spellings.Add(name);
            if (model != Model.Scm)
            {
                continue;
            }

            foreach (var revision in ScmRevisions)
            {
                spellings.Add(name + "-" + revision);
                foreach (var firmware in ScmFirmware)
                {
                    spellings.Add(name + "-" + revision + "/" + firmware);
                }
            }
        }

        return [.. spellings];
    }
}
