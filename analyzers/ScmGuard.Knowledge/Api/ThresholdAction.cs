namespace ScmGuard.Knowledge;

/// <summary>What the module does when the battery or its temperature crosses a threshold: <c>ZK_THRESHOLD_ACTION_TYPE</c>.</summary>
/// <remarks>1 destroys here; in <see cref="PerimeterActions"/> it is 2 that does. Source: C API Documentation.</remarks>
public enum ThresholdAction
{
    /// <summary><c>ZK_ACTION_NONE</c>.</summary>
    None = 0,

    /// <summary><c>ZK_ACTION_SELF_DESTRUCT</c>: all keys are destroyed in production mode.</summary>
    SelfDestruct = 1,

    /// <summary><c>ZK_ACTION_SLEEP</c>: until the battery is replaced. Only for the battery.</summary>
    Sleep = 2,
}
