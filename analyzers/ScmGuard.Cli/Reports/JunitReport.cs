using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Reports;

/// <summary>
/// JUnit XML, in the form that GitLab, Jenkins and the reporters of GitHub read alike: a suite per project, a case per finding. A finding that fails the
/// scan is a <c>failure</c>, a suppressed one is skipped, and a project that was not scanned is an <c>error</c>.
/// </summary>
internal static class JunitReport
{
    private enum Colour
    {
        Green,
        Failure,
        Error,
        Skipped,
    }

    /// <summary>Writes the document.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="failOn">The least level that fails the scan; null if none does.</param>
    public static string Of(ScanResult result, Level? failOn)
    {
        Suite[] suites = [.. SuitesOf(result, failOn)];
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("testsuites");
            Attribute(writer, "name", $"scmguard scan {result.Target.Shorten(result.Target.File)}");
            WriteCounts(writer, [.. suites.SelectMany(suite => suite.Cases)]);
            foreach (Suite suite in suites)
            {
                writer.WriteStartElement("testsuite");
                Attribute(writer, "name", suite.Name);
                WriteCounts(writer, suite.Cases);
                foreach (Case item in suite.Cases)
                {
                    Write(writer, suite, item);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static IEnumerable<Suite> SuitesOf(ScanResult result, Level? failOn)
    {
        // A file that several projects share is a case of the first of them.
        ILookup<string, Finding> findings = result.Findings.ToLookup(finding => finding.Projects[0].Path);
        ILookup<string, UnscannedProject> unscanned = result.Unscanned.ToLookup(project => project.Name.Path);
        foreach (string project in result.Projects.Select(project => project.Path).Concat(unscanned.Select(project => project.Key)).Distinct().Order(StringComparer.Ordinal))
        {
            List<Case> cases =
            [
                .. unscanned[project].Select(missing => new Case(missing.Name.Framework.Length > 0 ? $"scan of {missing.Name.Framework}" : "scan", Colour.Error, "not scanned", missing.Reason, null)),
                .. findings[project].Select(finding => CaseOf(finding, result.Target, failOn)),
            ];
            yield return new Suite(result.Target.Shorten(project), cases.Count > 0 ? cases : [new Case("no findings", Colour.Green, "", "", null)]);
        }
    }

    private static Case CaseOf(Finding finding, ScanTarget target, Level? failOn)
    {
        string place = finding.Place is { } where ? FormattableString.Invariant($"{target.Shorten(where.File)}({where.Line},{where.Column})") : target.Shorten(finding.Projects[0].Path);
        return new Case(
            $"{finding.Rule} at {place}",
            finding.IsSuppressed ? Colour.Skipped : ScanResult.Counts(finding, failOn) ? Colour.Failure : Colour.Green,
            finding.Rule,
            finding.IsSuppressed ? string.Join("; ", finding.Suppressions.Select(suppression => suppression.Justification ?? "suppressed")) : finding.Message,
            $"{place}: {finding.Level.ToString().ToLowerInvariant()} {finding.Rule}: {finding.Message}");
    }

    private static void Write(XmlWriter writer, Suite suite, Case item)
    {
        writer.WriteStartElement("testcase");
        Attribute(writer, "classname", suite.Name);
        Attribute(writer, "name", item.Name);
        if (item.Colour is Colour.Green)
        {
            if (item.Text is not null)
            {
                writer.WriteElementString("system-out", Screen.Clean(item.Text));
            }
        }
        else
        {
            writer.WriteStartElement(item.Colour switch { Colour.Failure => "failure", Colour.Error => "error", _ => "skipped" });
            Attribute(writer, "message", item.Message);
            if (item.Colour is not Colour.Skipped)
            {
                Attribute(writer, "type", item.Type);
                writer.WriteString(Screen.Clean(item.Text ?? item.Message));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter writer, IReadOnlyList<Case> cases)
    {
        Attribute(writer, "tests", Number(cases.Count));
        Attribute(writer, "failures", Number(cases.Count(item => item.Colour is Colour.Failure)));
        Attribute(writer, "errors", Number(cases.Count(item => item.Colour is Colour.Error)));
        Attribute(writer, "skipped", Number(cases.Count(item => item.Colour is Colour.Skipped)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 has no way to write most control characters.
    private static void Attribute(XmlWriter writer, string name, string value) => writer.WriteAttributeString(name, Screen.Clean(value));

    private sealed record Suite(string Name, IReadOnlyList<Case> Cases);

    private sealed record Case(string Name, Colour Colour, string Type, string Message, string? Text);
}
