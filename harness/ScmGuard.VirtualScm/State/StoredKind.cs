using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What kind of unit a state is of.</summary>
internal static class StoredKind
{
    /// <summary>The kind, if it is the one that is asked for.</summary>
    /// <param name="state">The state.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="asked">What kind it has to be; null for any.</param>
    /// <exception cref="UnitStateException">It is of another kind, or of one that this program does not know.</exception>
    public static UnitProfile Of(UnitState state, string place, UnitProfile? asked)
    {
        UnitProfile stored;
        try
        {
            stored = UnitProfile.Parse(state.Profile, state.Firmware) with
            {
                HostRelease = HostReleases.All.FirstOrDefault(release => release.Name == state.HostRelease) ?? HostReleases.All[^1],
            };
        }
        catch (ArgumentException exception)
        {
            throw new UnitStateException(place, $"the unit is a {state.Profile}/{state.Firmware}, which this program does not know", "Use the program that wrote it, or another directory.", exception);
        }

        return asked is null || asked.ToString() == stored.ToString()
            ? stored
            : throw new UnitStateException(place, $"the unit is a {stored}, not a {asked}", $"Ask for a {stored}, or use another directory.");
    }
}
