namespace ScmGuard.Knowledge;

/// <summary>What a non-negative return value means. A negative one is always an error, except where <see cref="Slip39Progress"/> says otherwise.</summary>
/// <remarks>Source: C API Documentation; Python API.</remarks>
public enum ResultKind
{
    /// <summary>0 is success.</summary>
    Status,

    /// <summary>The value is a slot.</summary>
    Slot,

    /// <summary>1 is valid, 0 is INVALID.</summary>
    Verification,

    /// <summary>0 means that a SLIP39 session is open; it is not slot 0.</summary>
    Slip39SessionOpened,

    /// <summary>-1 means "not finished yet"; the last call returns the slot.</summary>
    Slip39Progress,
}
