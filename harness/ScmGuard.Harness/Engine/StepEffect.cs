namespace ScmGuard.Harness.Engine;

/// <summary>What a step does to a unit.</summary>
public enum StepEffect
{
    /// <summary>It only reads.</summary>
    Reads,

    /// <summary>It makes something that the ledger knows, and that is removed at the end.</summary>
    Writes,

    /// <summary>It makes the unit boot.</summary>
    Reboots,
}
