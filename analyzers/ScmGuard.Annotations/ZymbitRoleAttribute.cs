using System;

namespace ScmGuard.Annotations;

/// <summary>Says what a wrapper's parameter means, where its name does not: <c>[ZymbitRole("WalletName")] string label</c>.</summary>
/// <remarks>Without it, a parameter named like the C or Python parameter, or like the role itself, is understood.</remarks>
/// <param name="role">The role, such as <c>WalletName</c>, <c>KeyType</c>, <c>Slot</c>, <c>ParentSlot</c>, <c>Foreign</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ZymbitRoleAttribute(string role) : Attribute
{
    /// <summary>The role.</summary>
    public string Role { get; } = role;
}
