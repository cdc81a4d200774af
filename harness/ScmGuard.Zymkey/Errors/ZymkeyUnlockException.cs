using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>Locked data does not carry this unit's signature: it was changed, cut, or locked by another unit or with the other key.</summary>
/// <remarks>
/// The C page calls a result of 0 a success here. The official Python client takes it for a bad signature, and so does this one.
/// Source: C API Documentation; Python API.
/// </remarks>
/// <param name="operation">The operation.</param>
public sealed class ZymkeyUnlockException(ZymbitOperation operation)
    : ZymkeyException(operation, NativeResult.Invalid, "the signature of the locked data is not valid");
