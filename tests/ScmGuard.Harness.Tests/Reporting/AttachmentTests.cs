using System;
using System.IO;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Tests.Led;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed class AttachmentTests : IDisposable
{
    private static readonly PlannedStep s_step = SampleRun.Planned("led/steady", "Watch the LED");

    private readonly string _folder = Directory.CreateTempSubdirectory("scm-attach").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_trace_of_the_evidence_is_drawn_named_with_its_hash_and_left_as_a_file()
    {
        Attachment attachment = LedEvidence.Attach(Attachment.NameOf("led/steady", "vcd"), Traces.Of(1000, 100, 2900, 100, 2900));
        RunReports.Write(_folder, RunWith(attachment).Lines);
        Assert.Equal(attachment.Text, File.ReadAllText(Path.Combine(_folder, "led-steady.vcd")));
        string json = File.ReadAllText(Path.Combine(_folder, "report.json"));
        Assert.Contains($"\"sha256\": \"{attachment.Sha256}\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("$timescale", json, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(_folder, "report.html"));
        Assert.Contains("<h2>LED</h2>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"led-on\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("$timescale", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_trace_is_told_and_not_drawn()
    {
        RunReports.Write(_folder, RunWith(new Attachment("led.vcd", "<script>")).Lines);
        string page = File.ReadAllText(Path.Combine(_folder, "report.html"));
        Assert.Contains("Cannot be drawn:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../led.vcd")]
    [InlineData("/etc/led.vcd")]
    [InlineData("a\\led.vcd")]
    [InlineData("..vcd")]
    [InlineData("report.html")]
    [InlineData("journal.jsonl")]
    [InlineData("led\n.vcd")]
    [InlineData("")]
    public void A_name_that_could_lie_elsewhere_or_on_a_report_is_refused_before_anything_is_written(string name)
    {
        Assert.Throws<JournalException>(() => RunReports.Write(_folder, RunWith(new Attachment(name, "x")).Lines));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private static SampleRun RunWith(Attachment attachment) =>
        SampleRun.Begin(SampleRun.RealA1, [s_step]).Take(s_step, StepOutcome.Pass("The LED shows what it should.").Attached(attachment)).End();
}
