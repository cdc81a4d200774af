namespace ScmGuard.Quickstart;

/// <summary>One diagnostic of a build.</summary>
/// <param name="Id">The rule, such as <c>SCM1001</c>.</param>
/// <param name="Level"><c>warning</c> or <c>error</c>.</param>
/// <param name="Message">The diagnostic's text.</param>
/// <param name="HelpLink">The rule's page, or null.</param>
/// <param name="Place">Where it is, or null for a diagnostic about the whole program.</param>
/// <param name="OtherPlaces">What else belongs to it, such as the first use of a name that was used twice.</param>
internal sealed record Finding(string Id, string Level, string Message, string? HelpLink, Place? Place, IReadOnlyList<Place> OtherPlaces);
