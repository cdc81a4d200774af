namespace ScmGuard.Zymkey;

/// <summary>How a module is bound to its host.</summary>
/// <remarks>Source: C API Documentation; Enabling Production Mode.</remarks>
/// <param name="IsLocked">True in production mode: the binding is permanent. False in developer mode.</param>
/// <param name="IsBound">True if the module is bound to this host.</param>
public readonly record struct BindingInfo(bool IsLocked, bool IsBound);
