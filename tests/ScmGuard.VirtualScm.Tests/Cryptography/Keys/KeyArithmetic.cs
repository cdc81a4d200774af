using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

internal static class KeyArithmetic
{
    /// <summary>For generators, which cannot take a method on a span.</summary>
    public static bool IsValidKey(this WeierstrassCurve curve, byte[] key) => curve.IsScalar(key);
}
