namespace ScmGuard.Harness.Led.Files;

/// <summary>What of a file is meant.</summary>
public sealed record TraceFileOptions
{
    /// <summary>The name of the variable or column; null where there is only one.</summary>
    public string? Signal { get; init; }

    /// <summary>True if the LED is on where the file has 0.</summary>
    public bool IsActiveLow { get; init; }
}
