using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>A marked place in a test's text.</summary>
/// <param name="Name">A diagnostic id, <c>#0</c> for a numbered place, empty for <c>[|...|]</c>.</param>
/// <param name="AtEnd">Whether the diagnostic is stated to appear only at the end of a compilation.</param>
/// <param name="Span">Where, in the text without markup.</param>
internal readonly record struct MarkupSpan(string Name, bool AtEnd, TextSpan Span);
