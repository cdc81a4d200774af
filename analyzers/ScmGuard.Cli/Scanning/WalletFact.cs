using System.Collections.Generic;

namespace ScmGuard.Cli.Scanning;

/// <summary>A wallet that a project makes.</summary>
/// <param name="Name">The wallet's name.</param>
/// <param name="Place">Where the name is given.</param>
/// <param name="Configured">The severity that the project gives to SCM2001 at this place; null if it gives none.</param>
/// <param name="Suppressions">Not empty if the rule is suppressed there.</param>
internal sealed record WalletFact(string Name, Place Place, Level? Configured, IReadOnlyList<Suppression> Suppressions);
