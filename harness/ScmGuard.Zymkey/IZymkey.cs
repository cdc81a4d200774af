using System;

namespace ScmGuard.Zymkey;

/// <summary>A Zymbit secure module: a Zymkey, an HSM or an SCM.</summary>
/// <remarks>
/// <para>Every member can throw <see cref="ZymkeyException"/>, with the function and its result; <see cref="ZymkeyTimeoutException"/> if the module
/// did not answer; and <see cref="ObjectDisposedException"/>. Members list only what they throw beside these. Arguments are checked before anything
/// is called.</para>
/// <para>Members marked "key store models" exist on HSM6, HSM60, HSM64 and SCM only.</para>
/// <para>Every member may be called from any thread. What waits for what is the implementation's: see <see cref="ZymkeyClient"/>.</para>
/// <para>Source, where a member names none: C API Documentation.</para>
/// </remarks>
public partial interface IZymkey : IDisposable;
