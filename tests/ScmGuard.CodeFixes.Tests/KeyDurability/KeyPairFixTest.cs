using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>A test of the fix on every call that generates a key pair.</summary>
internal sealed class KeyPairFixTest() : FixTest(new SCM1001KeyPairLostAtRebootFix(), new KeyPairReporter())
{
    /// <summary>The comment above a repaired call.</summary>
    public const string Comment = "// The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.";
}
