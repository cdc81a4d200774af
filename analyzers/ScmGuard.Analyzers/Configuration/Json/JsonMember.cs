using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Configuration.Json;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name is written, with its quotes.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonValue Value);
