using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>
/// junit.xml, in the form that GitLab, Jenkins and the reporters of GitHub read alike: a suite per check, a case per planned step, and one for
/// the run. A case is red unless its evidence is there and good. <c>failure</c> is the unit's, <c>error</c> is everything that proves nothing.
/// </summary>
internal static class JunitReport
{
    private const string RunSuite = "run";
    private const string RunCase = "verdict";

    private enum Colour
    {
        Green,
        Failure,
        Error,
        Skipped,
    }

    public static string Render(ReportedRun run)
    {
        Suite[] suites = [.. run.Checks.Select(check => new Suite(check.Name, [.. check.Steps.Select(CaseOf)])), new Suite(RunSuite, [CaseOf(run)])];
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("testsuites");
            Attribute(writer, "name", $"scm-harness {run.Record.Begun.Run}: {run.UnitTitle}");
            WriteCounts(writer, [.. suites.SelectMany(suite => suite.Cases)]);
            Attribute(writer, "timestamp", Timestamp(run.Record.BegunAt));
            foreach (Suite suite in suites)
            {
                Write(writer, run, suite);
            }

            writer.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void Write(XmlWriter writer, ReportedRun run, Suite suite)
    {
        string name = run.IsVirtual ? $"{suite.Name} (virtual unit)" : suite.Name;
        writer.WriteStartElement("testsuite");
        Attribute(writer, "name", name);
        WriteCounts(writer, suite.Cases);
        Attribute(writer, "timestamp", Timestamp(suite.Cases.Select(item => item.At).FirstOrDefault(at => at is not null) ?? run.Record.BegunAt));
        Attribute(writer, "hostname", run.Record.Unit?.HostName ?? "");
        writer.WriteStartElement("properties");
        foreach ((string property, string value) in PropertiesOf(run))
        {
            writer.WriteStartElement("property");
            Attribute(writer, "name", property);
            Attribute(writer, "value", value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        foreach (Case item in suite.Cases)
        {
            writer.WriteStartElement("testcase");
            Attribute(writer, "classname", name);
            Attribute(writer, "name", item.Name);
            Attribute(writer, "time", Seconds(item.Time));
            if (item.Colour is not Colour.Green)
            {
                writer.WriteStartElement(item.Colour switch { Colour.Failure => "failure", Colour.Error => "error", _ => "skipped" });
                Attribute(writer, "message", item.Message);
                if (item.Colour is not Colour.Skipped)
                {
                    Attribute(writer, "type", item.Type);
                }

                writer.WriteString(PlainText.Clean(item.Details));
                writer.WriteEndElement();
            }

            if (item.Output.Length > 0)
            {
                writer.WriteElementString("system-out", PlainText.Clean(item.Output));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static Case CaseOf(ReportedStep step)
    {
        List<string> details = [step.Summary];
        if (step.Remedy is { } remedy)
        {
            details.Add($"What to do: {remedy}");
        }

        if (step.Record.Outcome?.Advisory is { } advisory)
        {
            details.Add($"Advisory: {advisory}");
        }

        if (step.Record.Outcome?.Source is { } source)
        {
            details.Add($"Source: {source}");
        }

        List<string> output = [step.Record.Plan.Title];
        if (step.Verdict is Verdict.Marginal)
        {
            output.Add($"Marginal: within the limits, but close to one. {step.Summary}");
        }

        output.AddRange((step.Record.Outcome?.Measurements ?? []).Select(Words.Of));
        output.AddRange((step.Record.Outcome?.Observations ?? []).Select(observation => $"{observation.Name}: {observation.Value}"));
        return new Case(
            step.Name[(step.Record.Plan.Check.Length + 1)..],
            ColourOf(step.Verdict),
            step.Verdict?.ToString() ?? step.State.ToString(),
            $"{(step.Verdict is { } verdict and not (Verdict.Fail or Verdict.Pass or Verdict.Marginal) ? $"{verdict.Word()}: " : "")}{step.Summary}",
            string.Join('\n', details),
            string.Join('\n', output),
            step.Duration,
            step.BegunAt);
    }

    private static Case CaseOf(ReportedRun run)
    {
        // What concerns no step would else be seen by nobody who reads steps only.
        string details = string.Join('\n', [
            run.Verdict.Meaning(),
            .. run.Checks.Select(check => $"{check.Name}: {check.Verdict.Word()}"),
            .. run.RunFindings.Select(finding => $"{finding.Title}: {finding.Summary} {finding.Remedy}"),
        ]);
        return new Case(
            RunCase,
            ColourOf(run.Verdict),
            run.Verdict.ToString(),
            $"{run.Verdict.Word()}: {run.Verdict.Meaning()}",
            details,
            $"{details}\nEvidence: {run.Record.EvidenceHash}",
            null,
            run.Record.BegunAt);
    }

    private static Colour ColourOf(Verdict? verdict) => verdict switch
    {
        null => Colour.Skipped,
        Verdict.Pass or Verdict.Marginal => Colour.Green,
        Verdict.Fail => Colour.Failure,
        _ => Colour.Error,
    };

    private static IEnumerable<(string Name, string Value)> PropertiesOf(ReportedRun run)
    {
        RunRecord record = run.Record;
        yield return ("run", record.Begun.Run);
        yield return ("program", record.Begun.Program);
        yield return ("verdict", run.Verdict.ToString());
        yield return ("unit.virtual", run.IsVirtual ? "true" : "false");
        if (record.Unit is { } unit)
        {
            yield return ("unit.model", unit.Model);
            yield return ("unit.revision", unit.Revision ?? "not known");
            yield return ("unit.firmware", unit.Firmware);
            yield return ("unit.serial", unit.SerialNumber);
        }

        yield return ("station", record.Begun.Station.Name);
        yield return ("evidence", record.EvidenceHash);
    }

    private static void WriteCounts(XmlWriter writer, IReadOnlyList<Case> cases)
    {
        Attribute(writer, "tests", Count(cases.Count));
        Attribute(writer, "failures", Count(cases.Count(item => item.Colour is Colour.Failure)));
        Attribute(writer, "errors", Count(cases.Count(item => item.Colour is Colour.Error)));
        Attribute(writer, "skipped", Count(cases.Count(item => item.Colour is Colour.Skipped)));
        Attribute(writer, "time", Seconds(TimeSpan.FromTicks(cases.Sum(item => item.Time?.Ticks ?? 0))));
    }

    private static void Attribute(XmlWriter writer, string name, string value) => writer.WriteAttributeString(name, PlainText.Clean(value));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? time) => (time ?? TimeSpan.Zero).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // Jenkins' schema knows no zone: it is UTC.
    private static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed record Suite(string Name, IReadOnlyList<Case> Cases);

    private sealed record Case(string Name, Colour Colour, string Type, string Message, string Details, string Output, TimeSpan? Time, DateTimeOffset? At);
}
