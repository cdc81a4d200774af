using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>The run along its time: the boots in one lane, each check's steps in a lane of its own, the reboots across all of them.</summary>
internal static class Timeline
{
    private const double Width = 960;
    private const double Left = 110;
    private const double Right = 20;
    private const double BootLane = 20;
    private const double Top = 26;
    private const double Block = 10;
    private const double LaneGap = 14;

    /// <summary>How many steps are drawn above one another.</summary>
    internal const int MostBlocks = 6;

    /// <summary>Above this many boots a name for each would be a smear.</summary>
    private const int MostNamedBoots = 24;

    public static Markup Of(ReportedRun run)
    {
        Markup svg = new();
        Clock clock = Clock.Of(run);
        Lane[] lanes = [.. run.Checks.Where(check => check.Steps.Any(step => step.BegunAt is not null)).Select(check => Lane.Of(check, X))];
        double X(DateTimeOffset at) => Left + ((Width - Left - Right) * clock.Share(at));
        double floor = Top + BootLane + lanes.Sum(lane => lane.Height);
        svg.Add($"""<svg class="plot" viewBox="0 0 {Width} {floor + 34}" role="img" aria-label="{Describe(run, clock)}">""");
        foreach (double tick in Axis.Clock(clock.Length.TotalSeconds))
        {
            double place = Left + ((Width - Left - Right) * tick / clock.Length.TotalSeconds);
            svg.Add($"""<path class="grid" d="M{place} {Top}V{floor}"/><text class="tick" x="{place}" y="{floor + 16}" text-anchor="middle">{Axis.Elapsed(tick)}</text>""");
        }

        svg.Add($"""<text class="tick" x="{Width - Right}" y="{floor + 31}" text-anchor="end">since {Words.Time(run.Record.BegunAt)}, by the host's clock</text>""");
        AddBoots(svg, run, X, floor);
        double laneFloor = Top + BootLane;
        foreach (Lane lane in lanes)
        {
            laneFloor += lane.Height;
            AddSteps(svg, lane, laneFloor);
        }

        svg.Add($"</svg>");
        return svg;
    }

    private static void AddBoots(Markup svg, ReportedRun run, Func<DateTimeOffset, double> x, double floor)
    {
        svg.Add($"""<text class="row" x="{Left - 12}" y="{Top + 14}" text-anchor="end">Boots</text>""");
        bool areNamed = run.Boots.Count <= MostNamedBoots;
        for (int index = 0; index < run.Boots.Count; index++)
        {
            ReportedBoot boot = run.Boots[index];
            ReportedBoot? next = index + 1 < run.Boots.Count ? run.Boots[index + 1] : null;
            double start = x(boot.SeenAt);
            double kernel = Math.Min(start, x(boot.SeenAt - boot.Identity.Uptime));
            double end = Math.Max(start + 1, x(boot.ShutDownAt ?? (next?.IsPlanned == true ? OrderOf(run, boot.Identity.BootId) : null) ?? next?.SeenAt - next?.Identity.Uptime ?? run.Record.LastAt));
            if (index > 0)
            {
                double before = x(run.Boots[index - 1].ShutDownAt ?? run.Boots[index - 1].SeenAt);
                string kind = boot.IsPlanned ? "down" : "down unplanned";
                if (boot.IsPlanned)
                {
                    // Without an announcement the power went at some time before this boot; the band begins where the step ordered it.
                    before = OrderOf(run, run.Boots[index - 1].Identity.BootId) is { } order ? x(order) : before;
                }

                before = Math.Min(before, start);
                svg.Add($"""<rect class="{kind}" x="{before}" y="{Top}" width="{Math.Max(start - before, 0.5)}" height="{floor - Top}"/>""");
                if (areNamed)
                {
                    svg.Add($"""<text class="tick" x="{(before + start) / 2}" y="{Top - 8}" text-anchor="middle">{(boot.IsPlanned ? ShortName(boot.Reboot) : "not asked for")}</text>""");
                }

                svg.Add($"""<rect class="booting" x="{Math.Max(kernel, before)}" y="{Top + 4}" width="{Math.Max(start - Math.Max(kernel, before), 0)}" height="{BootLane - 8}"/>""");
            }

            svg.Add($"""<rect class="boot" x="{start}" y="{Top}" width="{Math.Max(end - start, 1)}" height="{BootLane}" rx="2"/>""");
            if (areNamed && end - start > 16)
            {
                svg.Add($"""<text class="boot-name" x="{(start + end) / 2}" y="{Top + 14}" text-anchor="middle">{index + 1}</text>""");
            }
        }
    }

    private static DateTimeOffset? OrderOf(ReportedRun run, string bootId) => run.Steps
        .Where(step => step.Record.Plan.Reboots is not null)
        .SelectMany(step => step.Record.Attempts)
        .Where(attempt => attempt.Reboots is not null && attempt.Boot.BootId == bootId)
        .Select(attempt => (DateTimeOffset?)attempt.At)
        .LastOrDefault();

    private static void AddSteps(Markup svg, Lane lane, double floor)
    {
        svg.Add($"""<path class="axis" d="M{Left} {floor}H{Width - Right}"/><text class="row" x="{Left - 12}" y="{floor - ((lane.Height - LaneGap) / 2) + 4}" text-anchor="end">{lane.Name}</text>""");
        foreach ((double left, IReadOnlyList<Verdict?> verdicts) in lane.Columns)
        {
            for (int index = 0; index < verdicts.Count; index++)
            {
                double top = floor - ((index + 1) * Block) - 1;
                svg.Add($"""<rect class="step {verdicts[index].Style()}" x="{left + 0.75}" y="{top + 0.75}" width="{Block - 1.5}" height="{Block - 1.5}" rx="1.5"/>""");
                if (verdicts[index] is not (null or Verdict.Pass))
                {
                    svg.Add($"""<text class="step-mark" x="{left + (Block / 2)}" y="{top + Block - 2.4}" text-anchor="middle">{verdicts[index]!.Value.Mark()}</text>""");
                }
            }
        }
    }

    private static string ShortName(RebootKind? kind) => kind switch
    {
        RebootKind.Soft => "soft",
        RebootKind.Cold => "cold",
        RebootKind.PowerCut => "power cut",
        _ => "boot",
    };

    private static string Describe(ReportedRun run, Clock clock) =>
        $"{Words.Count(run.Boots.Count, "boot", "boots")} and {Words.Count(run.Steps.Count(), "step", "steps")} in {Words.Duration(clock.Length)}";

    /// <summary>A check's steps, those that ended together above one another, the worst at the bottom.</summary>
    private sealed record Lane(string Name, IReadOnlyList<(double Left, IReadOnlyList<Verdict?> Verdicts)> Columns)
    {
        public double Height => (Math.Max(2, Columns.Max(column => column.Verdicts.Count)) * Block) + LaneGap;

        public static Lane Of(ReportedCheck check, Func<DateTimeOffset, double> x) => new(
            check.Name,
            [.. check.Steps
                .Where(step => step.BegunAt is not null)
                .GroupBy(step => Math.Floor(Math.Min(x(step.Record.EndedAt ?? step.BegunAt!.Value), Width - Right - 1) / Block) * Block, step => step.Verdict)
                .Select(column => (column.Key, (IReadOnlyList<Verdict?>)[.. column.OrderByDescending(verdict => verdict).Take(MostBlocks)]))]);
    }

    /// <summary>The span that is drawn. A clock that was set makes times that lie outside of it; they are drawn at its edges.</summary>
    private sealed record Clock(DateTimeOffset Begin, TimeSpan Length)
    {
        public static Clock Of(ReportedRun run)
        {
            DateTimeOffset end = run.Steps.Select(step => step.Record.EndedAt ?? step.BegunAt).Append(run.Record.LastAt).Max()!.Value;
            TimeSpan length = end - run.Record.BegunAt;
            return new Clock(run.Record.BegunAt, length > TimeSpan.FromSeconds(1) ? length : TimeSpan.FromSeconds(1));
        }

        public double Share(DateTimeOffset at) => Math.Clamp((at - Begin) / Length, 0, 1);
    }
}
