using System;
using System.Linq;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed class JunitReportTests
{
    [Fact]
    public void A_good_run_of_a_real_unit() => Snapshot.Verify(Render(SampleRun.Good()), "xml");

    [Fact]
    public void A_virtual_unit_that_loses_its_keys() => Snapshot.Verify(Render(SampleRun.KeysLost()), "xml");

    [Fact]
    public void A_halted_run_with_missing_evidence() => Snapshot.Verify(Render(SampleRun.Halted()), "xml");

    [Fact]
    public void Any_text_of_a_journal_leaves_it_well_formed() => Prop.ForAll(Texts.Any, text => Parse(SampleRun.OfTexts(text)).Descendants("testcase").Count() == 2).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_all_green_exactly_if_the_run_is_good() => Prop.ForAll(RandomRuns.Any, run =>
        IsGreen(Parse(run)) == RunRecord.Of("", run.Lines).Verdict.IsGood()).QuickCheckThrowOnFailure();

    [Fact]
    public void It_can_be_green_and_it_can_be_red()
    {
        Assert.True(IsGreen(Parse(SampleRun.OfVerdicts([Verdict.Pass, Verdict.Marginal]))));
        Assert.False(IsGreen(Parse(SampleRun.OfVerdicts([Verdict.Pass], hasEnded: false))));
    }

    [Theory]
    [InlineData(Verdict.Pass, null)]
    [InlineData(Verdict.Marginal, null)]
    [InlineData(Verdict.Fail, "failure")]
    [InlineData(Verdict.Inconclusive, "error")]
    [InlineData(Verdict.BenchFault, "error")]
    [InlineData(null, "error")]
    public void A_verdict_has_its_element(Verdict? verdict, string? element)
    {
        XElement item = Parse(SampleRun.OfVerdicts([verdict])).Descendants("testcase").First();
        Assert.Equal(element, item.Elements().Select(child => child.Name.LocalName).SingleOrDefault(name => name is "failure" or "error" or "skipped"));
    }

    [Fact]
    public void The_counts_are_those_of_the_cases() => Prop.ForAll(RandomRuns.Any, run =>
    {
        XDocument document = Parse(run);
        return document.Descendants().Where(element => element.Name.LocalName is "testsuite" or "testsuites").All(suite =>
            Number(suite, "tests") == suite.Descendants("testcase").Count()
            && Number(suite, "failures") == suite.Descendants("failure").Count()
            && Number(suite, "errors") == suite.Descendants("error").Count()
            && Number(suite, "skipped") == suite.Descendants("skipped").Count());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_step_that_an_earlier_one_made_needless_is_skipped_beside_the_one_that_settled_it()
    {
        PlannedStep first = SampleRun.Planned("boot-timing/first", "First");
        PlannedStep second = SampleRun.Planned("boot-timing/second", "Second");
        XDocument document = Parse(SampleRun.Begin(SampleRun.RealA1, [first, second]).Take(first, StepOutcome.Pass("Enough.") with { ConcludesCheck = true }).End());
        Assert.Contains("boot-timing/first", document.Descendants("skipped").Single().Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.True(IsGreen(document));
    }

    private static string Render(SampleRun run) => JunitReport.Render(ReportedRun.Of("", run.Lines));

    private static XDocument Parse(SampleRun run) => XDocument.Parse(Render(run));

    private static int Number(XElement element, string attribute) => (int)element.Attribute(attribute)!;

    private static bool IsGreen(XDocument document) => !document.Descendants("failure").Any() && !document.Descendants("error").Any();
}
