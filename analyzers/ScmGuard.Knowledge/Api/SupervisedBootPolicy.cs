namespace ScmGuard.Knowledge;

/// <summary>What the module does when a file of the boot manifest fails its check: <c>ZK_SUPBOOT_FAIL_*</c>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum SupervisedBootPolicy
{
    /// <summary><c>ZK_SUPBOOT_FAIL_NO_ACTION</c>.</summary>
    NoAction = 0,

    /// <summary><c>ZK_SUPBOOT_FAIL_DESTROY</c>: all keys are destroyed in production mode.</summary>
    Destroy = 1,

    /// <summary><c>ZK_SUPBOOT_FAIL_HOLD_RESET</c>: the host is held in reset.</summary>
    HoldInReset = 2,
}
