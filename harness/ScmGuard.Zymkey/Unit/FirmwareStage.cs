namespace ScmGuard.Zymkey;

/// <summary>The word behind a firmware version's numbers, in order of age.</summary>
public enum FirmwareStage
{
    /// <summary><c>beta</c>.</summary>
    Beta = -1,

    /// <summary>No word.</summary>
    Unmarked = 0,

    /// <summary><c>release</c>.</summary>
    Release = 1,
}
