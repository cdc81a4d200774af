using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed class UnitFactsTests
{
    private static readonly JsonElement s_schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "harness", "unit-facts.schema.json"))).RootElement;

    [Fact]
    public void A_good_run_of_a_real_unit() => Snapshot.Verify(Render(SampleRun.Good()), "json");

    [Fact]
    public void A_virtual_unit_that_loses_its_keys() => Snapshot.Verify(Render(SampleRun.KeysLost()), "json");

    [Fact]
    public void A_halted_run_with_missing_evidence() => Snapshot.Verify(Render(SampleRun.Halted()), "json");

    [Fact]
    public void Any_run_keeps_the_schema() => Prop.ForAll(RandomRuns.Any, run => !JsonSchemaCheck.Faults(s_schema, Parse(run)).Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_keeps_the_schema() => Prop.ForAll(Texts.Any, text => !JsonSchemaCheck.Faults(s_schema, Parse(SampleRun.OfTexts(text))).Any()).QuickCheckThrowOnFailure();

    [Fact]
    public void A_run_of_a_unit_that_never_said_who_it_is_keeps_the_schema() => Assert.Empty(JsonSchemaCheck.Faults(s_schema, Parse(SampleRun.Begin(null, []).End())));

    [Theory]
    [InlineData("version", "2")]
    [InlineData("date", "\"yesterday\"")]
    [InlineData("isVirtual", "\"no\"")]
    [InlineData("serialHash", "\"FEDC\"")]
    [InlineData("survival", "{}")]
    [InlineData("bootSeconds", "{\"count\":0}")]
    [InlineData("extra", "1")]
    public void The_schema_finds_what_is_wrong(string property, string value)
    {
        JsonObject facts = JsonNode.Parse(Render(SampleRun.Good()))!.AsObject();
        facts[property] = JsonNode.Parse(value);
        Assert.NotEmpty(JsonSchemaCheck.Faults(s_schema, JsonDocument.Parse(facts.ToJsonString()).RootElement));
    }

    [Fact]
    public void The_serial_number_is_hashed_unless_it_is_asked_for()
    {
        ReportedRun run = ReportedRun.Of("", SampleRun.Good().Lines);
        Assert.DoesNotContain(SampleRun.RealA1.SerialNumber, UnitFacts.Render(run, new ReportOptions()), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"\"serialNumber\": \"{SampleRun.RealA1.SerialNumber}\"", UnitFacts.Render(run, new ReportOptions { FactsNameSerialNumber = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void One_loss_outweighs_a_survival()
    {
        PlannedStep[] steps = [.. Enumerable.Range(1, 3).Select(index => SampleRun.Planned($"persistence/soft-{index}/wallet", "Look"))];
        SampleRun run = SampleRun.Begin(SampleRun.RealA1, steps);
        foreach ((PlannedStep step, bool isLost) in steps.Zip((bool[])[false, true, false]))
        {
            run.Take(step, StepOutcome.Pass("Seen.").Seen(new Survival(KeyKind.Wallet, RebootKind.Soft, isLost).ToObservation()));
        }

        JsonElement wallet = Parse(run.End()).GetProperty("survival").GetProperty("wallet");
        Assert.Equal("lost", wallet.GetProperty("soft").GetString());
        Assert.Equal("not-tested", wallet.GetProperty("cold").GetString());
    }

    private static string Render(SampleRun run) => UnitFacts.Render(ReportedRun.Of("", run.Lines), new ReportOptions());

    private static JsonElement Parse(SampleRun run) => JsonDocument.Parse(Render(run)).RootElement;
}
