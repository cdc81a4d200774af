using System;
using System.Collections.Immutable;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A unit of the fleet, as a run of the harness found it.</summary>
/// <param name="Serial">The hash of its serial number, or the file where there is none.</param>
/// <param name="Date">When the run ended, UTC, as ISO 8601.</param>
/// <param name="Kinds">The kinds of unit that it can be, by its model, revision and firmware.</param>
/// <param name="Identity">The same as the file writes it.</param>
/// <param name="Showed">The known issues that showed.</param>
/// <param name="KeptKeyPairs">True if key pairs outlived every kind of reboot in a run that passed.</param>
internal sealed record InventoriedUnit(string Serial, string Date, TargetSet Kinds, string Identity, ImmutableHashSet<string> Showed, bool KeptKeyPairs)
{
    /// <summary>True if the unit has a known issue: it showed, or its kind has it and nothing proves the contrary.</summary>
    public bool Has(string advisory, TargetSet affected) =>
        Showed.Contains(advisory)
        || (Kinds.Meets(affected) && !(KeptKeyPairs && string.Equals(advisory, Advisories.KeyPairLostAtReboot.Id, StringComparison.Ordinal)));
}
