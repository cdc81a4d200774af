using System;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;

namespace ScmGuard.Harness.Tests.Engine;

/// <summary>A reboot is proven, never assumed.</summary>
public sealed class RebootProofTests
{
    private const string Old = "0b1f4c4e-6a52-4a0b-9c1d-2f3e4d5c6b7a";
    private const string New = "7c0e9a52-1d7b-4f8e-8a3b-5d6c7e8f9a0b";

    private static readonly BootIdentity s_before = new(Old, TimeSpan.FromHours(2), "6.1.0", 7, "01.02.02release", "SERIAL");
    private static readonly BootIdentity s_after = s_before with { BootId = New, Uptime = TimeSpan.FromSeconds(60), BootCount = 8 };

    public static TheoryData<string, BootIdentity, Verdict> Boots() => new()
    {
        { "everything fits", s_after, Verdict.Pass },
        { "a host without a journal", s_after with { BootCount = null }, Verdict.Pass },
        { "two boots instead of one", s_after with { BootCount = 9 }, Verdict.Inconclusive },
        { "no boot by the host's own count", s_after with { BootCount = 7 }, Verdict.Inconclusive },
        { "a boot that is too old", s_after with { Uptime = TimeSpan.FromHours(1) }, Verdict.Inconclusive },
        { "another kernel", s_after with { Kernel = "6.6.0" }, Verdict.Inconclusive },
        { "another firmware", s_after with { Firmware = "01.00.00" }, Verdict.Inconclusive },
        { "another module", s_after with { SerialNumber = "OTHER" }, Verdict.BenchFault },
        { "a module that does not answer", s_after with { Firmware = null, SerialNumber = null }, Verdict.Inconclusive },
        { "a boot_id that is no UUID", s_after with { BootId = "ssh: connect to host scm port 22: Connection refused" }, Verdict.BenchFault },
        { "a boot_id of zeros", s_after with { BootId = Guid.Empty.ToString() }, Verdict.BenchFault },
        { "an uptime that went back in the same boot", s_before with { Uptime = TimeSpan.FromSeconds(1) }, Verdict.BenchFault },
    };

    [Theory]
    [MemberData(nameof(Boots))]
    public void Only_what_fits_in_every_point_is_a_reboot(string what, BootIdentity after, Verdict expected)
    {
        StepOutcome? outcome = RebootProof.Judge(s_before, after, RebootLimits.Default);
        Assert.True(expected == outcome?.Verdict, $"{what}: {outcome}");
        Assert.True(outcome!.Verdict is Verdict.Pass || outcome.Remedy is not null, "what is not good needs a remedy");
    }

    [Fact]
    public void The_same_boot_is_no_reboot() =>
        Assert.Null(RebootProof.Judge(s_before, s_before with { Uptime = s_before.Uptime + TimeSpan.FromSeconds(5) }, RebootLimits.Default));

    [Fact]
    public void What_the_module_did_not_say_before_cannot_have_changed() =>
        Assert.Equal(Verdict.Pass, RebootProof.Judge(s_before with { Firmware = null, SerialNumber = null }, s_after, RebootLimits.Default)!.Verdict);

    [Fact]
    public async Task A_unit_that_only_says_that_it_booted_does_not_pass()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck check = new(Step.Reboot("reboot", RebootKind.Soft));
        await bench.GoAsync(new KillSwitch(), new CheckOptions(), [check], unit => new OtherUnit(unit) { Reboot = (_, _) => Task.FromResult(true) });
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
        Assert.Equal(2, bench.Record.RebootCount);
    }

    [Fact]
    public async Task A_boot_id_that_is_an_error_text_is_a_fault_of_the_bench()
    {
        TestBench bench = TestBench.ScmA1();
        int reads = 0;
        TestCheck check = new(Step.Reboot("reboot", RebootKind.Soft));
        await bench.GoAsync(new KillSwitch(), new CheckOptions(), [check], unit => new OtherUnit(unit) { Boot = boot => reads++ == 0 ? boot : boot with { BootId = "cat: /proc/sys/kernel/random/boot_id: Input/output error" } });
        Assert.Equal(Verdict.BenchFault, bench.Record.Verdict);
    }

    [Fact]
    public async Task Two_boots_in_the_same_minute_are_two()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck check = new(Step.Reboot("reboot", RebootKind.Soft));
        await bench.GoAsync(new KillSwitch(), new CheckOptions(), [check], unit => new OtherUnit(unit)
        {
            Reboot = async (_, reboot) => await reboot() && await reboot(),
        });
        StepOutcome outcome = bench.Record.Step("test/reboot")!.Outcome!;
        Assert.Equal(Verdict.Inconclusive, outcome.Verdict);
        Assert.Contains("2 boots", outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boot_that_nobody_asked_for_is_never_a_pass()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck check = new(TestBench.Reading("first", _ => StepOutcome.Pass("Good.")), TestBench.Reading("second", _ => StepOutcome.Pass("Good.")));
        await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(new KillSwitch(5), check));
        await using (SimulatedUnit unit = bench.Open())
        {
            unit.Module.Reboot(VirtualScm.RebootKind.Self);
        }

        await bench.ResumeAsync(new KillSwitch(), check);
        Assert.Equal(1, bench.Record.UnplannedBoots);
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
    }
}
