namespace Microsoft.CodeAnalysis;

/// <summary>Hides a polyfill from the assemblies that see this one's internals; the compiler knows it by name.</summary>
[Embedded]
internal sealed class EmbeddedAttribute : System.Attribute;
