namespace ScmGuard.Knowledge;

/// <summary>What a curve is good for.</summary>
/// <remarks>Source: General FAQ.</remarks>
public static class KeyTypes
{
    /// <summary>True if keys of a curve can sign: all but X25519, which agrees on secrets only.</summary>
    public static bool CanSign(this KeyType type) => type is not KeyType.X25519;
}
