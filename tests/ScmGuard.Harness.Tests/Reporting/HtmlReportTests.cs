using System;
using System.Diagnostics;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed class HtmlReportTests
{
    [Fact]
    public void A_good_run_of_a_real_unit() => Snapshot.Verify(WithoutStyle(Render(SampleRun.Good())), "html");

    [Fact]
    public void A_virtual_unit_that_loses_its_keys() => Snapshot.Verify(WithoutStyle(Render(SampleRun.KeysLost())), "html");

    [Fact]
    public void A_halted_run_with_missing_evidence() => Snapshot.Verify(WithoutStyle(Render(SampleRun.Halted())), "html");

    [Fact]
    public void No_text_of_a_journal_becomes_markup() => Prop.ForAll(Texts.Any, text => Shape(Render(SampleRun.OfTexts(text))) == Shape(Render(SampleRun.OfTexts("plain")))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</style><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("<!-- ")]
    public void No_attack_becomes_markup(string text) => Assert.Equal(Shape(Render(SampleRun.OfTexts("plain"))), Shape(Render(SampleRun.OfTexts(text))));

    [Fact]
    public void Text_that_turns_the_reading_direction_is_shown_as_a_replacement_character() =>
        Assert.DoesNotContain('\u202E', Render(SampleRun.OfTexts("Fail\u202Essap")));

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        string page = Render(SampleRun.KeysLost());
        Assert.All(["http:", "https:", "<script", "src=", "url(", "@import", "<link"], text => Assert.DoesNotContain(text, page, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_virtual_unit_is_named_beside_the_verdict_in_the_title_on_every_printed_page_and_at_the_signature()
    {
        string page = Render(SampleRun.KeysLost());
        Assert.Contains("<h1>Fail, on a virtual unit</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<title>Fail: SCM B1/01.02.02release, virtual,", page, StringComparison.Ordinal);
        Assert.Contains("content: \"VIRTUAL UNIT, not hardware\"", page, StringComparison.Ordinal);
        Assert.Contains("It releases no unit.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The unit is released.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_reached_as_a_virtual_one_counts_as_virtual_whatever_it_says_of_itself()
    {
        SampleRun run = SampleRun.Begin(SampleRun.VirtualB1, []);
        run.Add(new UnitIdentified(SampleRun.RealA1)).End();
        Assert.Contains("on a virtual unit", Render(run), StringComparison.Ordinal);
    }

    [Fact]
    public void A_real_unit_that_is_good_can_be_released_and_one_that_is_not_cannot()
    {
        Assert.Contains("The unit is released.", Render(SampleRun.Good()), StringComparison.Ordinal);
        Assert.DoesNotContain("The unit is released.", Render(SampleRun.Halted()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_an_outcome_is_not_proven_and_never_a_pass()
    {
        string page = Render(SampleRun.OfVerdicts([null, null]));
        Assert.Contains("<h1>Not proven</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2713", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_was_set_back_a_year_spoils_no_drawing()
    {
        string page = Render(SampleRun.OfVerdicts([Verdict.Pass]).Wait(-365 * 86400.0).Boot());
        Assert.Contains("the clock was set back", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(0)]
    [InlineData(double.Epsilon)]
    public void Any_value_can_be_drawn_between_any_limits(double value)
    {
        PlannedStep step = SampleRun.Planned("boot-timing/step", "Measure");
        foreach (Limits limits in (Limits[])[new(null, null), new(0, 0), Limits.AtMost(1, 5), Limits.AtLeast(double.MinValue), new(double.MinValue, double.MaxValue, 1), new(-1, 1, double.MaxValue)])
        {
            string page = Render(SampleRun.Begin(SampleRun.RealA1, [step]).Take(step, StepOutcome.Pass("x").Judged(new Measurement("boot time", value, "s", limits))).End());
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
            Assert.DoesNotContain("\u221E", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Three_thousand_steps_make_a_page_that_is_made_within_seconds_and_folds_what_is_good()
    {
        SampleRun run = SampleRun.OfVerdicts([.. Enumerable.Range(0, 3000).Select(index => (Verdict?)(index == 1234 ? Verdict.Fail : Verdict.Pass))]);
        long begin = Stopwatch.GetTimestamp();
        string page = Render(run);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(20), $"{Stopwatch.GetElapsedTime(begin)}");
        Assert.True(page.Length < 4_000_000, $"{page.Length} characters");
        Assert.Contains("<details open><summary>1 step not plainly good", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>round-0: 1 good step", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_controller_saw_is_shown_as_text_and_without_one_there_is_no_such_section()
    {
        JournalLine line = JournalLine.After(null, DateTimeOffset.UnixEpoch, new Remark("persistence/reboot", "<b>Boot 2</b> followed.", [new Measurement("power on to SSH port, at most", 21.5, "s")]));
        string page = HtmlReport.Render(ReportedRun.Of("", SampleRun.Good().Lines, [line]));
        Assert.Contains("Seen from outside", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Boot 2&lt;/b&gt; followed.", page, StringComparison.Ordinal);
        Assert.Contains("power on to SSH port, at most: 21.5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Seen from outside", Render(SampleRun.Good()), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_no_controller_writes_are_not_shown()
    {
        JournalLine line = JournalLine.After(null, DateTimeOffset.UnixEpoch, new Remark("boot", "seen", []));
        Assert.Throws<JournalException>(() => ReportedRun.Of("", SampleRun.Good().Lines, [line with { Body = line.Body.Replace("seen", "sewn", StringComparison.Ordinal) }]));
        Assert.Throws<JournalException>(() => ReportedRun.Of("", SampleRun.Good().Lines, [JournalLine.After(null, DateTimeOffset.UnixEpoch, new ShuttingDown("x"))]));
    }

    private static string Render(SampleRun run) => HtmlReport.Render(ReportedRun.Of("", run.Lines));

    // The page without its texts: escaped text holds none of these.
    private static string Shape(string page) => string.Concat(page.Where(letter => letter is '<' or '>' or '"'));

    // The style sheet has a file of its own. Only what the page makes of it per run, the foot of a printed page, is kept.
    private static string WithoutStyle(string page)
    {
        int begin = page.IndexOf("<style>", StringComparison.Ordinal), print = page.IndexOf("@page {", StringComparison.Ordinal), end = page.IndexOf("@media print", StringComparison.Ordinal);
        return page[..(begin + "<style>".Length)] + page[print..end] + page[page.IndexOf("</style>", StringComparison.Ordinal)..];
    }
}
