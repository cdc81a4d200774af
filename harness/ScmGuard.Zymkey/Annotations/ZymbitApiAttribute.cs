using System;

namespace ScmGuard.Zymkey;

/// <summary>Names the operation that a method wraps, so that ScmGuard's analyzers look at its calls as at calls of the operation itself.</summary>
/// <remarks>The analyzers match it by name, so this copy spares the client a dependency on them.</remarks>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZymbitApiAttribute(string operation) : Attribute
{
    public string Operation { get; } = operation;
}
