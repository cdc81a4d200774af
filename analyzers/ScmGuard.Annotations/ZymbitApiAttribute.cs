using System;

namespace ScmGuard.Annotations;

/// <summary>Says that a method is a wrapper of a Zymbit operation, so that ScmGuard looks at its calls as at calls of the operation itself.</summary>
/// <remarks>The attributes of this library are matched by name: a copy in your own project does the same.</remarks>
/// <param name="operation">The operation: its C name (<c>zkGenKeyPair</c>) or its Python name (<c>gen_key_pair</c>).</param>
[AttributeUsage(AttributeTargets.Method, Inherited = true)]
public sealed class ZymbitApiAttribute(string operation) : Attribute
{
    /// <summary>The operation that the method wraps.</summary>
    public string Operation { get; } = operation;
}
