using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting.Html;

namespace ScmGuard.Harness.Reporting;

/// <summary>report.html: one file for the person who signs. It loads nothing, runs nothing, and prints on A4.</summary>
internal static class HtmlReport
{
    // More rows than this are folded away: the page has to stay one that a person reads.
    private const int MostOpenRows = 40;

    private const int MostStepNames = 12;

    private static readonly string s_style = ReadStyle();

    public static string Render(ReportedRun run)
    {
        Markup page = new();
        page.Add($"<!DOCTYPE html>");
        page.Add($"""<html lang="en"><head><meta charset="utf-8">""");
        page.Add($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""");
        page.Add($"""<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">""");
        page.Add($"<title>{run.Verdict.Word()}: {run.UnitTitle}, run {run.Record.Begun.Run}</title>");

        // The style sheet is this program's own text, and so is the hash in it: hexadecimal digits or nothing.
        string footer = string.Concat(run.Record.EvidenceHash.Where(char.IsAsciiHexDigit));
        page.Add($"<style>{Trusted(s_style.Replace("EVIDENCE", footer, StringComparison.Ordinal).Replace("UNITKIND", run.IsVirtual ? "VIRTUAL UNIT, not hardware" : "Real hardware", StringComparison.Ordinal))}</style></head>");
        page.Add($"""<body class="{(run.IsVirtual ? "virtual" : "real")}">""");
        if (run.IsVirtual)
        {
            page.Add($"""<div class="edge" aria-hidden="true"></div>""");
        }

        page.Add($"<main>");
        AddHead(page, run);
        AddFindings(page, run);
        AddChecks(page, run);
        AddMeasurements(page, run);
        AddBoots(page, run);
        AddLed(page, run);
        AddOutside(page, run);
        AddSteps(page, run);
        AddLedger(page, run);
        AddIdentity(page, run);
        AddEvidence(page, run);
        AddSignature(page, run);
        page.Add($"</main></body></html>");
        return page.ToString();
    }

    private static void AddHead(Markup page, ReportedRun run)
    {
        RunRecord record = run.Record;
        Verdict? verdict = run.Verdict;
        page.Add($"""<header><p class="kicker">Acceptance report &middot; {record.Begun.Station.Name} &middot; {Words.Time(record.BegunAt)}</p>""");
        page.Add($"""<div class="verdict {verdict.Style()}"><div class="seal" aria-hidden="true">{run.Verdict.Mark()}</div><div class="words">""");
        page.Add($"""<h1>{run.Verdict.Word()}{(run.IsVirtual ? ", on a virtual unit" : "")}</h1><p class="meaning">{run.Verdict.Meaning()}</p><p class="unit">{TitleOf(run)}</p></div></div>""");
        if (run.IsVirtual)
        {
            page.Add($"""<div class="kind" role="note"><strong>Virtual unit.</strong> The unit was simulated: nothing on this page was measured on hardware. It releases no unit.</div>""");
        }
        else if (record.Unit is { } unit)
        {
            page.Add($"""<div class="kind" role="note"><strong>Real hardware.</strong> Serial number <span class="mono">{unit.SerialNumber}</span>{(unit.IsProductionMode ? ", in production mode" : ", in developer mode")}.</div>""");
        }
        else
        {
            page.Add($"""<div class="kind" role="note"><strong>Unit not identified.</strong> The module did not say who it is: this page belongs to no known unit.</div>""");
        }

        ReportedStep[] steps = [.. run.Steps];
        page.Add($"""<dl class="tiles">""");
        AddTile(page, "Checks", $"{run.Checks.Count(check => check.Verdict.IsGood())} of {run.Checks.Count} good");
        AddTile(page, "Steps with evidence", FormattableString.Invariant($"{steps.Count(step => step.State is StepState.Concluded)} of {steps.Count(step => step.State is not StepState.NotNeeded)}"));
        AddTile(page, "Boots", FormattableString.Invariant($"{run.Boots.Count}{(record.UnplannedBoots > 0 ? $", {record.UnplannedBoots} not asked for" : "")}"));
        AddTile(page, "Duration", record.LastAt >= record.BegunAt ? Words.Duration(record.LastAt - record.BegunAt) : "not known: the clock was set back");
        page.Add($"</dl></header>");
    }

    private static void AddTile(Markup page, string name, string value) => page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static string TitleOf(ReportedRun run) => run.Record.Unit is { } unit
        ? $"{unit.Model}{(unit.Revision is null ? ", revision not known" : $" {unit.Revision}")}, firmware {unit.Firmware}"
        : run.UnitTitle;

    private static void AddFindings(Markup page, ReportedRun run)
    {
        page.Add($"<section><h2>What was found, and what to do</h2>");
        if (run.Findings.Count == 0)
        {
            page.Add($"""<p class="quiet">Nothing was found that needs anything to be done.</p>""");
        }

        foreach (Finding finding in run.Findings)
        {
            Verdict? verdict = finding.Verdict;
            page.Add($"""<article class="finding {verdict.Style()}"><h3>{VerdictMarkup.Chip(verdict)} {finding.Title}</h3><p>{finding.Summary}</p>""");
            foreach (string measured in finding.Measured)
            {
                page.Add($"""<p class="measured">{measured}</p>""");
            }

            if (finding.Remedy is { } remedy)
            {
                page.Add($"""<p class="remedy"><strong>What to do</strong> {remedy}</p>""");
            }

            if (finding.Advisory is not null || finding.Source is not null || finding.Steps.Count > 0)
            {
                page.Add($"""<ul class="facts">""");
                if (finding.Advisory is { } advisory)
                {
                    page.Add($"<li>Advisory <strong>{advisory}</strong></li>");
                }

                if (finding.Source is { } source)
                {
                    page.Add($"<li>Source: {source}</li>");
                }

                if (finding.Steps.Count > 0)
                {
                    string more = finding.Steps.Count > MostStepNames ? $", and {finding.Steps.Count - MostStepNames} more" : "";
                    page.Add($"""<li>{(finding.Steps.Count == 1 ? "Step" : $"{finding.Steps.Count} steps, the words above are the first one's:")} <span class="mono">{string.Join(", ", finding.Steps.Take(MostStepNames))}</span>{more}</li>""");
                }

                page.Add($"</ul>");
            }

            page.Add($"</article>");
        }

        foreach (Remark remark in run.Record.Remarks)
        {
            page.Add($"""<p class="remark"><strong>Remark, {remark.Topic}:</strong> {remark.Text}{string.Concat(remark.Measurements.Select(measurement => $" {measurement.Name}: {Words.WithUnit(measurement.Value, measurement.Unit)}."))}</p>""");
        }

        page.Add($"</section>");
    }

    private static void AddChecks(Markup page, ReportedRun run)
    {
        page.Add($"""<section><h2>Checks</h2><table><thead><tr><th scope="col">Check</th><th scope="col">Verdict</th><th scope="col" class="number">Good</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Not proven</th><th scope="col" class="number">Bench fault</th><th scope="col" class="number">Not needed</th></tr></thead><tbody>""");
        foreach (ReportedCheck check in run.Checks)
        {
            int Count(Func<Verdict?, bool> isMeant) => check.Steps.Count(step => isMeant(step.Verdict));
            page.Add($"""<tr><th scope="row">{check.Name}</th><td>{VerdictMarkup.Chip(check.Verdict)}</td><td class="number">{Count(verdict => verdict?.IsGood() == true)}</td><td class="number">{Count(verdict => verdict is Verdict.Fail or Verdict.Halted)}</td><td class="number">{Count(verdict => verdict is Verdict.Inconclusive)}</td><td class="number">{Count(verdict => verdict is Verdict.BenchFault)}</td><td class="number">{Count(verdict => verdict is null)}</td></tr>""");
        }

        page.Add($"</tbody></table></section>");
    }

    private static void AddMeasurements(Markup page, ReportedRun run)
    {
        IReadOnlyList<MeasurementGroup> groups = MeasurementGroup.Of(run);
        if (groups.Count == 0)
        {
            return;
        }

        page.Add($"""<section><h2>Measurements</h2><p class="quiet">Green is within the limits, yellow the band beside a limit that counts as marginal. Where a step was repeated, the worst value is told, and the others are thin strokes.</p>""");
        MeasurementGroup[] judged = [.. groups.Where(group => group.Limits is not null)];
        MeasurementGroup[] recorded = [.. groups.Where(group => group.Limits is null)];
        if (judged.Length > 0)
        {
            page.Add($"""<table class="measurements"><thead><tr><th scope="col">Measured</th><th scope="col" class="number">Value</th><th scope="col">Limits</th><th scope="col">Drawn</th><th scope="col">Verdict</th></tr></thead><tbody>""");
            foreach (MeasurementGroup group in judged)
            {
                string band = group.Limits!.Band > 0 ? $", marginal within {Words.WithUnit(group.Limits.Band, group.Unit)}" : "";
                page.Add($"""<tr><th scope="row">{group.Name}<span class="under">{group.Place}</span></th><td class="number">{Words.WithUnit(group.Worst, group.Unit)}{SpreadOf(group)}</td><td>{Words.Range(group.Limits, group.Unit)}{band}<span class="under">{group.Limits.Source}</span></td><td>{MeasurementBar.Of(group)}</td><td>{VerdictMarkup.Chip(group.Verdict)}</td></tr>""");
            }

            page.Add($"</tbody></table>");
        }

        if (recorded.Length > 0)
        {
            page.Add($"""<details{Trusted(recorded.Length <= MostOpenRows ? " open" : "")}><summary>{Words.Count(recorded.Length, "measurement", "measurements")} without a limit</summary><table><thead><tr><th scope="col">Measured</th><th scope="col" class="number">Value</th><th scope="col">Step</th></tr></thead><tbody>""");
            foreach (MeasurementGroup group in recorded)
            {
                page.Add($"""<tr><th scope="row">{group.Name}</th><td class="number">{(group.Values.Count == 1 ? Words.WithUnit(group.Values[0], group.Unit) : $"{Words.Number(group.Values.Min())} to {Words.WithUnit(group.Values.Max(), group.Unit)}")}</td><td class="mono">{group.Place}{(group.Values.Count > 1 ? $", {group.Values.Count} times" : "")}</td></tr>""");
            }

            page.Add($"</tbody></table></details>");
        }

        page.Add($"</section>");
    }

    private static Markup SpreadOf(MeasurementGroup group)
    {
        Markup spread = new();
        if (group.Values.Count > 1)
        {
            spread.Add($"""<span class="under">{group.Values.Count} values, {Words.Number(group.Values.Min())} to {Words.Number(group.Values.Max())}</span>""");
        }

        return spread;
    }

    private static void AddBoots(Markup page, ReportedRun run)
    {
        if (run.Boots.Count == 0)
        {
            return;
        }

        page.Add($"<section><h2>Boots</h2>");
        BootTimes times = BootTimes.Of(run);
        if (times.Samples.Count > 0)
        {
            double[] sorted = [.. times.Samples.Select(sample => sample.Seconds).Order()];
            page.Add($"<h3>Distribution</h3>");
            page.Add($"""<p class="quiet">{(times.IsMeasured ? "Measured by the boot-timing check." : "From the order to reboot until the reboot was proven, by the host's wall clock: coarse, shutdown included.")} {Words.Count(sorted.Length, "boot", "boots")}: median {Words.Number(Math.Round(BootTimes.Percentile(sorted, 0.5), 1))} s, 95 of 100 within {Words.Number(Math.Round(BootTimes.Percentile(sorted, 0.95), 1))} s, longest {Words.Number(Math.Round(sorted[^1], 1))} s.</p><figure>{BootPlot.Of(times)}</figure>""");
        }

        page.Add($"""<h3>Timeline</h3><p class="quiet">Filled bars are boots, grey bands the reboots between them. Each square is a step, where it ended, with its verdict's colour and mark; where more than {Timeline.MostBlocks} ended together, the worst are drawn.</p><figure>{Timeline.Of(run)}</figure>""");
        page.Add($"""<details{Trusted(run.Boots.Count <= 12 ? " open" : "")}><summary>{Words.Count(run.Boots.Count, "boot", "boots")}, each proven by its boot_id</summary><table><thead><tr><th scope="col" class="number">Boot</th><th scope="col">Led to by</th><th scope="col">Seen at</th><th scope="col" class="number">Uptime then</th><th scope="col">boot_id</th><th scope="col" class="number">Starts of the program</th></tr></thead><tbody>""");
        for (int index = 0; index < run.Boots.Count; index++)
        {
            ReportedBoot boot = run.Boots[index];
            string cause = index == 0 ? "there at the begin" : boot.IsPlanned ? BootPlot.NameOf(boot.Reboot) : "not asked for";
            page.Add($"""<tr><th scope="row" class="number">{index + 1}</th><td>{cause}</td><td>{Words.Time(boot.SeenAt)}</td><td class="number">{Words.Duration(boot.Identity.Uptime)}</td><td class="mono">{boot.Identity.BootId}</td><td class="number">{boot.Starts}</td></tr>""");
        }

        page.Add($"</tbody></table></details></section>");
    }

    private static void AddLed(Markup page, ReportedRun run)
    {
        if (run.Attachments.Count == 0)
        {
            return;
        }

        page.Add($"""<section><h2>LED</h2><p class="quiet">What was seen of the module's LED, and above it what it was decoded to. Each trace lies beside this page as a value change dump, which PulseView and GTKWave open.</p>""");
        foreach ((string of, Attachment attachment) in run.Attachments.Take(MostOpenRows))
        {
            page.Add($"""<h3>{of} <span class="under mono">{attachment.Name}</span></h3>{LedFigure.Of(attachment)}""");
        }

        if (run.Attachments.Count > MostOpenRows)
        {
            page.Add($"""<p class="quiet">{Words.Count(run.Attachments.Count - MostOpenRows, "more trace is not drawn", "more traces are not drawn")}.</p>""");
        }

        page.Add($"</section>");
    }

    private static void AddOutside(Markup page, ReportedRun run)
    {
        if (run.Outside.Count == 0)
        {
            return;
        }

        page.Add($"""<section><h2>Seen from outside</h2><p class="quiet">By the controller, or whoever watched, and their own clocks. A controller looks about once a second: each milestone came after "at least" and by "at most".</p>""");
        page.Add($"""<details{Trusted(run.Outside.Count <= MostOpenRows ? " open" : "")}><summary>{Words.Count(run.Outside.Count, "line", "lines")}</summary><table><thead><tr><th scope="col">Seen at</th><th scope="col">About</th><th scope="col">What</th></tr></thead><tbody>""");
        foreach ((DateTimeOffset at, Remark seen) in run.Outside)
        {
            page.Add($"""<tr><td>{Words.Time(at)}</td><th scope="row">{seen.Topic}</th><td>{seen.Text}<span class="under">{string.Join("; ", seen.Measurements.Select(Words.Of))}</span></td></tr>""");
        }

        page.Add($"</tbody></table></details></section>");
    }

    private static void AddSteps(Markup page, ReportedRun run)
    {
        page.Add($"<section><h2>Steps</h2>");
        foreach (ReportedCheck check in run.Checks)
        {
            page.Add($"<h3>{check.Name} {VerdictMarkup.Chip(check.Verdict)}</h3>");
            if (check.Steps.Count <= MostOpenRows)
            {
                AddStepTable(page, check.Steps, check.Name);
                continue;
            }

            ReportedStep[] bad = [.. check.Steps.Where(step => step.Verdict is not (null or Verdict.Pass))];
            if (bad.Length > 0)
            {
                AddFolded(page, $"{Words.Count(bad.Length, "step", "steps")} not plainly good", bad, check.Name, bad.Length <= MostOpenRows);
            }

            // A round or a boot each, as the names have it.
            foreach (IGrouping<string, ReportedStep> round in check.Steps.Except(bad).GroupBy(step => RoundOf(step, check.Name)))
            {
                AddFolded(page, $"{round.Key}: {Words.Count(round.Count(), "good step", "good steps")}", [.. round], check.Name, false);
            }
        }

        page.Add($"</section>");
    }

    private static string RoundOf(ReportedStep step, string check)
    {
        string name = step.Name[(check.Length + 1)..];
        return name.Contains('/', StringComparison.Ordinal) ? name[..name.IndexOf('/', StringComparison.Ordinal)] : "outside the rounds";
    }

    private static void AddFolded(Markup page, string heading, IReadOnlyList<ReportedStep> steps, string check, bool isOpen)
    {
        page.Add($"<details{Trusted(isOpen ? " open" : "")}><summary>{heading}</summary>");
        AddStepTable(page, steps, check);
        page.Add($"</details>");
    }

    private static void AddStepTable(Markup page, IReadOnlyList<ReportedStep> steps, string check)
    {
        page.Add($"""<table class="steps"><thead><tr><th scope="col">Step</th><th scope="col">Verdict</th><th scope="col">What happened</th><th scope="col" class="number">Took</th></tr></thead><tbody>""");
        foreach (ReportedStep step in steps)
        {
            string attempts = step.Record.Attempts.Count > 1 ? $"attempt {step.Record.Attempts.Count}" : "";
            page.Add($"""<tr><th scope="row">{step.Record.Plan.Title}<span class="under mono">{step.Name[(check.Length + 1)..]}</span></th><td>{VerdictMarkup.Chip(step.Verdict)}</td><td>{step.Summary}{ObservationsOf(step)}</td><td class="number">{(step.Duration is { } time ? Words.Duration(time) : "\u2013")}<span class="under">{attempts}</span></td></tr>""");
        }

        page.Add($"</tbody></table>");
    }

    private static Markup ObservationsOf(ReportedStep step)
    {
        Markup seen = new();
        IReadOnlyList<Observation> observations = step.Record.Outcome?.Observations ?? [];
        if (observations.Count > 0)
        {
            seen.Add($"""<details class="seen"><summary>{Words.Count(observations.Count, "observation", "observations")}</summary><dl>""");
            foreach (Observation observation in observations)
            {
                seen.Add($"""<dt>{observation.Name}</dt><dd class="mono">{observation.Value}</dd>""");
            }

            seen.Add($"</dl></details>");
        }

        return seen;
    }

    private static void AddLedger(Markup page, ReportedRun run)
    {
        IReadOnlyList<LedgerItem> items = run.Record.Ledger;
        page.Add($"<section><h2>What the run made on the unit</h2>");
        if (items.Count == 0)
        {
            page.Add($"""<p class="quiet">Nothing.</p></section>""");
            return;
        }

        int left = items.Count(item => item.End is LedgerEnd.Left or null);
        page.Add($"""<p class="quiet">{Words.Count(items.Count, "item", "items")}: {items.Count(item => item.End is LedgerEnd.Removed)} removed by the run, {items.Count(item => item.End is LedgerEnd.Gone)} gone before, {items.Count(item => item.End is LedgerEnd.NotMade)} never made, {left} left or not settled.</p>""");
        page.Add($"""<details{Trusted(items.Count <= MostOpenRows ? " open" : "")}><summary>The ledger</summary><table><thead><tr><th scope="col">Item</th><th scope="col">Kind</th><th scope="col" class="number">Slot</th><th scope="col">Public key, SHA-256</th><th scope="col">What became of it</th></tr></thead><tbody>""");
        foreach (LedgerItem item in items)
        {
            string end = item.End switch
            {
                LedgerEnd.Removed => "removed by the run",
                LedgerEnd.Gone => "gone before the end",
                LedgerEnd.NotMade => "never made",
                LedgerEnd.Left => "may still be there",
                _ => item.IsLive ? "still there" : "not known whether it was made",
            };
            string mark = item.End is LedgerEnd.Left or null ? "left" : "";
            page.Add($"""<tr class="{mark}"><th scope="row">{item.Name}<span class="under mono">{item.Address}</span></th><td>{NameOf(item.Kind)}</td><td class="number">{item.Slot?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "\u2013"}</td><td class="mono" title="{item.Fingerprint}">{(item.Fingerprint is { Length: > 16 } print ? $"{print[..16]}\u2026" : item.Fingerprint ?? "\u2013")}</td><td>{end}<span class="under">{item.Reason}</span></td></tr>""");
        }

        page.Add($"</tbody></table></details></section>");
    }

    private static string NameOf(LedgerKind kind) => kind switch
    {
        LedgerKind.KeyPair => "generated key pair",
        LedgerKind.MasterSeed => "wallet master seed",
        LedgerKind.ChildKey => "wallet child key",
        _ => "foreign public key",
    };

    private static void AddIdentity(Markup page, ReportedRun run)
    {
        RunRecord record = run.Record;
        page.Add($"""<section><h2>Unit, station and run</h2><div class="columns">""");
        UnitIdentity? unit = record.Unit;
        AddFacts(page, "Unit",
        [
            ("Kind", run.IsVirtual ? "virtual: simulated, not hardware" : "real hardware"),
            ("Model", unit?.Model),
            ("Revision", unit is null ? null : unit.Revision ?? "not known"),
            ("Firmware", unit?.Firmware),
            ("Serial number", unit?.SerialNumber),
            ("Model number", unit?.ModelNumber),
            ("Mode", unit is null ? null : unit.IsProductionMode ? "production: binding locked" : "developer: binding not locked"),
            ("Host", unit?.HostName),
            ("Kernel", unit?.Kernel),
        ]);
        AddFacts(page, "Station",
        [
            ("Name", record.Begun.Station.Name),
            ("Operator", record.Begun.Station.Operator ?? "not named"),
            ("Station file, SHA-256", record.Begun.Station.FileHash ?? "none"),
            ("Ways to reboot", record.Begun.RebootKinds.Count == 0 ? "none" : string.Join(", ", record.Begun.RebootKinds.Select(kind => BootPlot.NameOf(kind)))),
        ]);
        AddFacts(page, "Run",
        [
            ("Name", record.Begun.Run),
            ("Program", record.Begun.Program),
            ("Checks", string.Join(", ", record.Begun.Checks)),
            ("Begun", Words.Time(record.BegunAt)),
            ("Last entry", Words.Time(record.LastAt)),
            ("Ended", record.HasEnded ? "yes" : "no"),
            ("Armed", record.Begun.Arming is null ? "no" : "yes"),
            ("Plan, SHA-256", record.Begun.PlanHash),
        ]);
        page.Add($"</div></section>");
    }

    private static void AddFacts(Markup page, string heading, IReadOnlyList<(string Name, string? Value)> facts)
    {
        page.Add($"<div><h3>{heading}</h3><dl>");
        foreach ((string name, string? value) in facts)
        {
            page.Add($"<dt>{name}</dt><dd>{value ?? "not told by the module"}</dd>");
        }

        page.Add($"</dl></div>");
    }

    private static void AddEvidence(Markup page, ReportedRun run)
    {
        page.Add($"""<section class="evidence"><h2>Evidence</h2><p>This page was made from {run.Record.LineCount} lines of the run's journal, which lies beside it as <span class="mono">{JournalExport.FileName}</span>. Each line covers the one before it; the last one covers all:</p>""");
        page.Add($"""<p class="hash mono">{run.Record.EvidenceHash}</p><p>To check the journal, and that this page belongs to it: <span class="mono command">scm-harness verify {run.Record.Begun.Run}</span> must tell the same hash.</p></section>""");
    }

    private static void AddSignature(Markup page, ReportedRun run)
    {
        page.Add($"""<section class="signature"><h2>Signature</h2>""");
        if (run.IsVirtual)
        {
            page.Add($"""<p><strong>Virtual unit.</strong> A signature here says that the report was read. It releases no unit.</p>""");
        }
        else if (run.Verdict.IsGood())
        {
            page.Add($"""<p>I have read this report and checked its evidence hash.</p><p class="choice"><span class="box"></span> The unit is released. <span class="box"></span> The unit is not released.</p>""");
        }
        else
        {
            page.Add($"""<p>I have read this report and checked its evidence hash. With this verdict (<strong>{run.Verdict.Word()}</strong>) the unit is not released.</p>""");
        }

        page.Add($"""<div class="lines"><div>Name</div><div>Date</div><div>Signature</div></div></section>""");
    }

    private static Markup Trusted(string markup)
    {
        Markup trusted = new();
        trusted.AddOwn(markup);
        return trusted;
    }

    private static string ReadStyle()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
