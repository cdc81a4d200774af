namespace ScmGuard.Harness.Led.Files;

/// <summary>How a trace is written down.</summary>
public enum TraceFormat
{
    /// <summary>A value change dump (IEEE 1364), which PulseView and GTKWave open.</summary>
    Vcd,

    /// <summary>A table with a line for each edge.</summary>
    Csv,
}
