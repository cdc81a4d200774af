using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Configuration;

/// <summary>What the facts about a fleet change in SCM1001.</summary>
public sealed class UnitFactsTests
{
    private const string A1 = "\"A1\"";
    private const string Old = "\"01.00.00\"";

    [Fact]
    public Task A_fleet_without_an_affected_unit_is_not_warned() =>
        TargetPrecedenceTests.Test(warns: false).WithFacts(Settings.Facts("a", revision: A1), Settings.Facts("b", firmware: Old)).VerifyAsync();

    [Theory]
    [InlineData("B1 of three", "; 1 of 3 inventoried units is affected")]
    [InlineData("two B1 of three", "; 2 of 3 inventoried units are affected")]
    [InlineData("one B1", "; the one inventoried unit is affected")]
    public Task The_message_says_how_many_inventoried_units_are_affected(string fleet, string says) => Says(says, fleet switch
    {
        "B1 of three" => [Settings.Facts("a"), Settings.Facts("b", revision: A1), Settings.Facts("c", revision: A1)],
        "two B1 of three" => [Settings.Facts("a"), Settings.Facts("b"), Settings.Facts("c", revision: A1)],
        _ => [Settings.Facts("a")],
    });

    [Fact]
    public Task Without_facts_the_message_says_nothing_about_units() => Says("or check the firmware first", []);

    [Theory]
    [InlineData("survived,survived,survived", "Pass", false)]
    [InlineData("survived,survived,survived", "Inconclusive", true)]
    [InlineData("survived,survived,survived", "BenchFault", true)]
    [InlineData("survived,survived,not-tested", "Pass", true)]
    [InlineData("survived,survived,lost", "Fail", true)]
    [InlineData("not-tested,not-tested,not-tested", "Pass", true)]
    public Task Only_every_kind_of_reboot_in_a_run_that_passed_clears_a_unit_of_an_affected_kind(string results, string verdict, bool warns) =>
        TargetPrecedenceTests.Test(warns).WithFacts(Settings.Facts(results: results, verdict: verdict)).VerifyAsync();

    [Theory]
    [InlineData("lost,not-tested,not-tested", "Fail", "")]
    [InlineData("survived,survived,lost", "Halted", "")]
    [InlineData("not-tested,not-tested,not-tested", "Fail", "\"#159\"")]
    public Task A_loss_that_was_seen_counts_on_any_kind_of_unit(string results, string verdict, string advisories) =>
        TargetPrecedenceTests.Test(warns: true).WithFacts(Settings.Facts(revision: A1, results: results, verdict: verdict, advisories: advisories)).VerifyAsync();

    [Theory]
    [InlineData("null", "\"B1\"", "\"01.02.02release\"", true)]
    [InlineData("\"SCM\"", "null", "\"01.02.02release\"", true)]
    [InlineData("\"SCM\"", "\"B1\"", "null", true)]
    [InlineData("\"SCM\"", "null", "\"01.00.00\"", false)]
    [InlineData("\"SCM\"", "\"B1\"", "\"01.03.00release\"", false)]
    [InlineData("\"SCM\"", "\"C1\"", "\"01.02.02release\"", true)]
    [InlineData("\"HSM6\"", "null", "\"4.1.2\"", false)]
    [InlineData("\"scm\"", "\"b1\"", "\"01.02.02RELEASE\"", true)]
    public Task What_a_unit_is_not_known_to_be_it_may_be(string model, string revision, string firmware, bool warns) =>
        TargetPrecedenceTests.Test(warns).WithFacts(Settings.Facts(model: model, revision: revision, firmware: firmware)).VerifyAsync();

    [Fact]
    public Task Several_runs_on_one_unit_are_one_unit_and_the_latest_says_what_it_is() => Says(
        "; 1 of 2 inventoried units is affected",
        [Settings.Facts("a", date: "2026-05-02T00:00:00Z"), Settings.Facts("a", firmware: Old, date: "2026-05-01T00:00:00Z"), Settings.Facts("b", firmware: "\"01.02.02release\"", date: "2026-05-01T00:00:00Z"), Settings.Facts("b", firmware: Old, date: "2026-05-03T00:00:00Z")]);

    [Fact]
    public Task A_loss_in_an_earlier_run_on_the_same_firmware_still_counts() =>
        TargetPrecedenceTests.Test(warns: true).WithFacts(
            Settings.Facts(results: "lost,not-tested,not-tested", verdict: "Fail", date: "2026-05-01T00:00:00Z"),
            Settings.Facts(results: "survived,survived,survived", verdict: "Pass", date: "2026-05-02T00:00:00Z")).VerifyAsync();

    [Fact]
    public Task A_target_that_is_set_decides_and_the_facts_only_count()
    {
        var test = TargetPrecedenceTests.Test(warns: true).WithFacts(Settings.Facts(revision: A1));
        test.GlobalOptions["build_property.ScmGuardTarget"] = "SCM-B1/01.02.02release";
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("""{ "unitFacts": { "virtualUnits": "count" } }""", false)]
    [InlineData("""{ "unitFacts": { "virtualUnits": "ignore" } }""", true)]
    [InlineData("{}", true)]
    [InlineData(null, true)]
    public Task A_simulated_unit_counts_only_if_the_settings_say_so(string? settings, bool warns)
    {
        var test = TargetPrecedenceTests.Test(warns).WithFacts(Settings.Facts(revision: A1, isVirtual: true));
        if (settings is not null)
        {
            test.AdditionalFiles["scmguard.json"] = settings;
        }

        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("""{ "unitFacts": { "virtualUnits": "count" } }""", 0)]
    [InlineData("""{ "unitFacts": { "virtualUnits": "ignore" } }""", 0)]
    [InlineData("{}", 1)]
    public void A_simulated_unit_of_which_nothing_is_said_is_not_left_out_in_silence(string settings, int reported) =>
        Assert.Equal(
            Enumerable.Repeat("SCM9002", reported),
            Settings.Diagnose(("scmguard.json", settings), ("unit-facts.json", Settings.Facts(isVirtual: true))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public Task Facts_that_cannot_be_read_narrow_nothing() =>
        TargetPrecedenceTests.Test(warns: true).WithFacts(Settings.Facts("a", revision: A1), "{").VerifyAsync();

    [Fact]
    public Task A_guard_takes_the_units_that_do_not_get_there_out_of_the_count()
    {
        var test = new RuleTest<SCM1001KeyPairLostAtReboot>
        {
            Source = """
                using System;
                using System.Runtime.InteropServices;
                static class Program
                {
                    [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr context, int type);
                    static void M(IntPtr context, string firmware) { if (firmware != "01.02.02release") { zkGenKeyPair(context, 1); } }
                }
                """,
        };
        return test.WithFacts(Settings.Facts("a"), Settings.Facts("b")).VerifyAsync();
    }

    [Theory]
    [InlineData("""{ "id": "#159", "rule": "SCM1001", "affected": ["SCM-A1/01.00.00"], "text": "Rev A" }""", "SCM-A1", "SCM Rev B (B1) with firmware 01.02.02release and Rev A (advisory #159)")]
    [InlineData("""{ "id": "ACME-7", "rule": "SCM1001", "affected": ["HSM6"], "text": "HSM6 of batch 7" }""", "HSM6", "HSM6 of batch 7 (advisory ACME-7)")]
    [InlineData("""{ "id": "ACME-8", "rule": "SCM1001", "affected": ["SCM-B1/01.03.00release"], "text": "the new firmware" }""", "SCM-B1", "(advisory #159)")]
    public Task An_advisory_of_the_project_is_reported_as_the_shipped_ones_are(string advisory, string target, string says)
    {
        var test = TargetPrecedenceTests.Test(warns: false);
        test.Source = test.Source.Replace("=> zk", "=> {|#0:zk").Replace("1);", "1)|};");
        test.AdditionalFiles["scmguard.json"] = $$"""{ "targets": ["{{target}}"], "advisories": [{{advisory}}] }""";
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1001").WithLocation(0).WithMessageContaining(says));
        return test.VerifyAsync();
    }

    private static Task Says(string says, string[] facts)
    {
        var test = TargetPrecedenceTests.Test(warns: false).WithFacts(facts);
        test.Source = test.Source.Replace("=> zk", "=> {|#0:zk", StringComparison.Ordinal).Replace("1);", "1)|};", StringComparison.Ordinal);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1001").WithLocation(0).WithMessageContaining(says));
        return test.VerifyAsync();
    }
}
