using System;

namespace ScmGuard.Zymkey;

/// <summary>Says what a parameter means where its name does not: the name of an <c>ArgumentRole</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ZymbitRoleAttribute(string role) : Attribute
{
    public string Role { get; } = role;
}
