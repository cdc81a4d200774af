using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Rules;

/// <summary>What a rule's author declares about it. Everything that ranks rules follows from here.</summary>
/// <param name="Precision">How sure the rule is.</param>
/// <param name="Harm">The worst that comes of what it reports.</param>
/// <param name="Weaknesses">The CWE numbers of what it reports. Empty: no entry of that list is about it.</param>
public sealed record RuleFacts(Precision Precision, Harm Harm, params int[] Weaknesses)
{
    /// <summary>How bad it is, from 0 to 10, as code scanning ranks alerts (9 critical, 7 high, 4 medium); null if it is no weakness of the program.</summary>
    public double? SecuritySeverity => Harm switch
    {
        Harm.UnitLost => 9.5,
        Harm.KeysLost => 8.5,
        Harm.MemoryCorrupted or Harm.TrustBroken => 8.0,
        Harm.SecretExposed => 7.5,
        Harm.CallFails => 4.0,
        Harm.Nuisance => 2.0,
        _ => null,
    };

    /// <summary>What <see cref="SecuritySeverity"/> is in a log, such as 8.5; null as there.</summary>
    public string? SecuritySeverityText => SecuritySeverity?.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>What <see cref="Precision"/> is in a log, such as very-high.</summary>
    public string PrecisionText => Words(Precision.ToString());

    /// <summary>What <see cref="Harm"/> is in a log, such as keys-lost.</summary>
    public string HarmText => Words(Harm.ToString());

    /// <summary>True if no later call and no repair of the program brings back what was lost.</summary>
    public bool IsBeyondRepair => Harm >= Harm.KeysLost;

    /// <summary>The severity that the rule has if nobody sets one. A descriptor has to have it too.</summary>
    public DiagnosticSeverity DefaultSeverity => this switch
    {
        { Precision: Precision.Low } or { Harm: Harm.Nuisance } => DiagnosticSeverity.Info,
        { Precision: >= Precision.High, Harm: Harm.UnitLost } => DiagnosticSeverity.Error,
        { Precision: Precision.VeryHigh, Harm: >= Harm.CallFails } => DiagnosticSeverity.Error,
        _ => DiagnosticSeverity.Warning,
    };

    /// <summary>The severity that a mode gives the rule; null if it switches the rule off.</summary>
    public DiagnosticSeverity? SeverityIn(RuleMode mode) => mode switch
    {
        RuleMode.None => null,
        RuleMode.Recommended => DefaultSeverity,
        RuleMode.Strict => this switch
        {
            { Precision: Precision.Low } or { Harm: Harm.Nuisance } => DiagnosticSeverity.Warning,
            { Precision: Precision.Medium, IsBeyondRepair: false } => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Error,
        },
        _ => DiagnosticSeverity.Warning,
    };

    /// <summary>The facts as tags of a descriptor: the way on which they get into a compiler's log. CWE numbers are spelled as code scanning reads them.</summary>
    internal IEnumerable<string> Tags()
    {
        if (SecuritySeverityText is { } severity)
        {
            yield return "security";
            yield return "security-severity:" + severity;
        }

        yield return "precision:" + PrecisionText;
        yield return "harm:" + HarmText;
        foreach (var weakness in Weaknesses)
        {
            yield return "external/cwe/cwe-" + weakness.ToString("000", CultureInfo.InvariantCulture);
        }
    }

    private static string Words(string name)
    {
        var text = string.Empty;
        foreach (var letter in name)
        {
            text += char.IsUpper(letter) && text.Length > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString();
        }

        return text;
    }
}
