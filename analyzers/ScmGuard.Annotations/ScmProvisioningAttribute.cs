using System;

namespace ScmGuard.Annotations;

/// <summary>Marks code that prepares a unit before it goes into the field: only there may a program do what no later call undoes.</summary>
/// <remarks>
/// It holds for a member with its lambdas and local functions, for all of a type, or for an assembly. Locking the binding, arming self-destruct and
/// closing the export of a public key are reported everywhere else.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly)]
public sealed class ScmProvisioningAttribute : Attribute;
