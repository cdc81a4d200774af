using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Configuration.Json;

/// <summary>Why a text is not JSON.</summary>
/// <param name="Message">What was expected.</param>
/// <param name="Span">Where; never outside the text.</param>
internal sealed record JsonError(string Message, TextSpan Span);
