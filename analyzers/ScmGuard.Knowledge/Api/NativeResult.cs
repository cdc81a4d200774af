namespace ScmGuard.Knowledge;

/// <summary>Return values of <c>libzk_app_utils</c> with a documented meaning. <see cref="ResultKind"/> says which of them an operation uses.</summary>
/// <remarks>Every other negative value is an error in errno style, without documentation. Source: C API Documentation; Python API.</remarks>
public static class NativeResult
{
    /// <summary>A status: the call succeeded.</summary>
    public const int Success = 0;

    /// <summary>A verification: the signature is valid.</summary>
    public const int Valid = 1;

    /// <summary>A verification: the signature is INVALID. Not a success.</summary>
    public const int Invalid = 0;

    /// <summary>A SLIP39 session is open. Not slot 0.</summary>
    public const int Slip39SessionOpened = 0;

    /// <summary>A SLIP39 session wants more members or mnemonics. Not an error.</summary>
    public const int Slip39Unfinished = -1;

    /// <summary><c>-ETIMEDOUT</c>: nothing happened within the time-out, or the module did not answer.</summary>
    public const int TimedOut = -110;
}
