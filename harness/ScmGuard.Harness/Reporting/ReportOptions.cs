namespace ScmGuard.Harness.Reporting;

/// <summary>What the reports may tell.</summary>
public sealed record ReportOptions
{
    /// <summary>True to write the unit's serial number into the facts file. Otherwise only its hash stands there.</summary>
    public bool FactsNameSerialNumber { get; init; }
}
