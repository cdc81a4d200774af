using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>How a function that a fix writes frees what the library allocated.</summary>
/// <param name="Modifiers">The function's modifiers, with <c>unsafe</c> where it is needed.</param>
/// <param name="Imports">What has to be declared beside it.</param>
/// <param name="Call">What stands before the pointer in the call.</param>
internal sealed record LibcFree(string Modifiers, IReadOnlyList<string> Imports, string Call)
{
    private const string Interop = "global::System.Runtime.InteropServices.";

    /// <summary><c>NativeMemory.Free</c> is unsafe code. Where that is not allowed, libc's own <c>free</c> is imported.</summary>
    /// <param name="home">Where the function is written.</param>
    /// <param name="modifiers">The modifiers that it has anyway.</param>
    /// <param name="pointer">How the code writes a pointer's type.</param>
    /// <param name="compilation">The compilation of the code.</param>
    public static LibcFree In(FunctionHome home, string modifiers, string pointer, CSharpCompilation compilation)
    {
        if (!home.IsLocal && compilation.Options.AllowUnsafe && compilation.GetTypeByMetadataName(Interop.Substring("global::".Length) + "NativeMemory") is not null)
        {
            return new LibcFree(modifiers.Contains("unsafe") ? modifiers : modifiers + "unsafe ", [], Interop + "NativeMemory.Free((void*)");
        }

        var name = home.TakeName("FreeNative");
        return new LibcFree(modifiers, ["[" + Interop + "DllImport(\"libc\", EntryPoint = \"free\")]\n" + modifiers + "extern void " + name + "(" + pointer + " pointer);"], name + "(");
    }

    /// <summary>The call.</summary>
    public string Of(string pointer) => Call + pointer + ")";
}
