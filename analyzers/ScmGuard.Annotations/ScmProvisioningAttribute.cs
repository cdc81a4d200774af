using System;

namespace ScmGuard.Annotations;

/// <summary>Marks code that prepares a unit before it goes into the field: only there may a program do what no later call undoes.</summary>
/// <remarks>
/// It holds for a member with its lambdas and local functions, for all of a type with the types inside it, or for an assembly; not for derived types.
/// It belongs on the code that makes the call: callers of a marked member need none. Everywhere else SCM3001 reports that the binding is locked,
/// SCM3002 that self-destruct is armed, and SCM1006 that the export of a public key is closed. The analyzers know the attribute by its name, so a
/// copy of it does as well.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Assembly)]
public sealed class ScmProvisioningAttribute : Attribute;
