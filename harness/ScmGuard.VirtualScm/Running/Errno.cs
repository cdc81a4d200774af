namespace ScmGuard.VirtualScm;

/// <summary>
/// The errors a virtual unit answers with: negative errno values of Linux. The vendor's pages explain only <see cref="TimedOut"/>; which of the
/// others a real unit uses is not published. None is -1, which SLIP39 functions use for "not finished".
/// </summary>
public static class Errno
{
    /// <summary><c>ENOENT</c>: no key, wallet or file of that name or number.</summary>
    public const int NotFound = -2;

    /// <summary><c>EIO</c>: the unit cannot work: its keys are destroyed, or its bus fails.</summary>
    public const int Io = -5;

    /// <summary><c>EACCES</c>: forbidden: a permanent slot, a setting that the lock has closed, a disabled export.</summary>
    public const int Forbidden = -13;

    /// <summary><c>EBUSY</c>: a SLIP39 session is open, or what is asked for has to wait for something else.</summary>
    public const int Busy = -16;

    /// <summary><c>EEXIST</c>: there is a wallet or a node of that name already.</summary>
    public const int Exists = -17;

    /// <summary><c>ENODEV</c>: not bound to this host.</summary>
    public const int NotBound = -19;

    /// <summary><c>EINVAL</c>: an argument out of its range.</summary>
    public const int Invalid = -22;

    /// <summary><c>ENOSPC</c>: the key store is full.</summary>
    public const int Full = -28;

    /// <summary><c>ENOSYS</c>: this model, or its firmware, does not have the function.</summary>
    public const int NotImplemented = -38;

    /// <summary><c>EBADMSG</c>: locked data from a file, or into one, does not carry this unit's signature.</summary>
    public const int BadSignature = -74;

    /// <summary><c>EOPNOTSUPP</c>: the function is there, but not for this curve or variant.</summary>
    public const int NotSupported = -95;

    /// <summary><c>ETIMEDOUT</c>: nothing happened in time, or the unit does not answer ("C API Documentation").</summary>
    public const int TimedOut = Knowledge.NativeResult.TimedOut;

    /// <summary><c>ECONNREFUSED</c>: the daemon zkifc is not there.</summary>
    public const int NoDaemon = -111;
}
