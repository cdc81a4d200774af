using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>unit-facts.json: what the run measured about the unit, for the analyzers. Its form is docs/harness/unit-facts.schema.json.</summary>
internal static class UnitFacts
{
    // So that the hash is of use for telling units apart here, and is found in no table of hashed serial numbers.
    private const string SerialPrefix = "scmguard unit ";

    private const string Schema = "scmguard.unit-facts";
    private const int Version = 1;

    public static string Render(ReportedRun run, ReportOptions options)
    {
        RunRecord record = run.Record;
        UnitIdentity? unit = record.Unit;
        return ReportJson.Render(new
        {
            Schema,
            Version,
            record.Begun.Run,
            record.Begun.Program,
            Date = record.LastAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            run.Verdict,
            run.IsVirtual,
            unit?.Model,
            unit?.ModelNumber,
            unit?.Revision,
            unit?.Firmware,
            SerialHash = unit is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SerialPrefix + unit.SerialNumber))),
            SerialNumber = options.FactsNameSerialNumber ? unit?.SerialNumber : null,
            Survival = SurvivalOf(run),
            BootSeconds = BootsOf(run),
            Advisories = run.Steps
                .Where(step => step.Verdict is Verdict.Fail)
                .Select(step => step.Record.Outcome?.Advisory)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            record.EvidenceHash,
        });
    }

    // One loss outweighs any number of survivals.
    private static Dictionary<string, Dictionary<string, string>> SurvivalOf(ReportedRun run)
    {
        ILookup<(KeyKind Key, RebootKind Reboot), bool> seen = run.Steps
            .SelectMany(step => step.Record.Outcome?.Observations ?? [])
            .Select(Survival.Of)
            .OfType<Survival>()
            .ToLookup(survival => (survival.Key, survival.Reboot), survival => survival.IsLost);
        return Enum.GetValues<KeyKind>().ToDictionary(
            Survival.NameOf,
            key => Enum.GetValues<RebootKind>().ToDictionary(
                Survival.NameOf,
                reboot => seen[(key, reboot)].Any(isLost => isLost) ? "lost" : seen.Contains((key, reboot)) ? "survived" : "not-tested"));
    }

    private static object? BootsOf(ReportedRun run)
    {
        double[] sorted = [.. BootTimes.Measured(run).Samples.Select(sample => sample.Seconds).Order()];
        return sorted.Length == 0 ? null : new
        {
            Count = sorted.Length,
            Min = sorted[0],
            P50 = BootTimes.Percentile(sorted, 0.50),
            P90 = BootTimes.Percentile(sorted, 0.90),
            P95 = BootTimes.Percentile(sorted, 0.95),
            P99 = BootTimes.Percentile(sorted, 0.99),
            Max = sorted[^1],
        };
    }
}
