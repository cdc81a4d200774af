using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

/// <summary>Whatever a program or a file says, a row comes back with a verdict, and what it cannot read is never good.</summary>
public sealed class MalformedAnswerTests
{
    private const string Name = "/proc/sys/kernel/hostname";

    // What a row's verdict rests on, with nothing else that could stand in for it.
    private static readonly IReadOnlyList<(string Row, string Source, string Profile)> s_evidence =
    [
        ("host-packages", "dpkg-query", "scm-a1"),
        ("root-partition-size", "lsblk", "scm-a1"),
        ("root-partition-size", "findmnt", "scm-a1"),
        ("root-encryption", "lsblk", "scm-a1"),
        ("root-encryption", "findmnt", "scm-a1"),
        ("governor", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "scm-a1"),
        ("unattended-upgrades", "systemctl", "scm-a1"),
        ("config-txt", "/boot/config.txt", "scm-a1"),
        ("wake-pin", "/var/lib/zymbit/zkenv.conf", "hsm6"),
        ("zkifc", "systemctl", "scm-a1"),
        ("cpu-headroom", "/proc/pressure/cpu", "scm-a1"),
        ("usb-inrush", "journalctl", "scm-a1"),
    ];

    // Letters of the formats themselves come up often, so that texts get further than the first look.
    private static readonly Gen<string> s_text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements('{', '}', '[', ']', '"', ':', ',', '=', '\n', '\t', ' ', '#', '-', '0', '1', '9', 'a', 'x', '.', '/').ArrayOf().Select(letters => new string(letters)));

    public static TheoryData<string, string, string> Evidence()
    {
        TheoryData<string, string, string> data = [];
        foreach ((string row, string source, string profile) in s_evidence)
        {
            data.Add(row, source, profile);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Evidence))]
    public async Task What_cannot_be_read_is_never_good(string row, string source, string profile)
    {
        await using AcceptanceBench bench = new(profile);
        bench.Host.Kernel = profile == "hsm6" ? "6.6.31" : bench.Host.Kernel;
        ForAll(s_text, text =>
        {
            Say(bench, source, text);
            StepOutcome outcome = Take(bench, row);
            Assert.NotEqual(Verdict.Pass, outcome.Verdict);
            Assert.False(string.IsNullOrWhiteSpace(outcome.Remedy));
        });
    }

    [Theory]
    [MemberData(nameof(Evidence))]
    public async Task A_program_that_fails_and_a_file_that_is_empty_are_never_good(string row, string source, string profile)
    {
        await using AcceptanceBench bench = new(profile);
        bench.Host.Kernel = profile == "hsm6" ? "6.6.31" : bench.Host.Kernel;
        Say(bench, source, "", exitCode: 1);
        Assert.NotEqual(Verdict.Pass, (await bench.TakeAsync(row)).Verdict);
    }

    [Fact]
    public async Task No_answer_makes_a_row_throw()
    {
        await using AcceptanceBench bench = new();
        string[] sources = [.. bench.Host.Programs.Keys, .. bench.Host.Files.Keys, Name, "/proc/stat"];
        string[] rows = [.. AcceptanceCheck.Rows.Select(row => row.Name)];
        ForAll(
            Gen.Elements(sources).Zip(s_text.Zip(Gen.Choose(0, 255))),
            change =>
            {
                Say(bench, change.Item1, change.Item2.Item1, change.Item2.Item2);
                Assert.All(rows, row => Assert.True(Enum.IsDefined(Take(bench, row).Verdict)));
            });
    }

    [Fact]
    public async Task An_answer_that_breaks_off_makes_no_row_throw()
    {
        foreach ((string row, string source, string profile) in s_evidence)
        {
            await using AcceptanceBench bench = new(profile);
            Func<HostCommand, HostAnswer>? program = bench.Host.Programs.TryGetValue(source, out Func<HostCommand, HostAnswer>? found) ? found : null;
            string? file = bench.Host.ReadText(source);
            ForAll(Gen.Choose(0, 400), length =>
            {
                if (program is not null)
                {
                    bench.Host.Programs[source] = command => program(command) is var answer ? answer with { Output = Cut(answer.Output, length) } : answer;
                }
                else
                {
                    bench.Host.Files[source] = Cut(file ?? "", length);
                }

                Assert.True(Enum.IsDefined(Take(bench, row).Verdict));
            });
        }
    }

    private static string Cut(string text, int length) => text[..Math.Min(text.Length, length)];

    private static StepOutcome Take(AcceptanceBench bench, string row)
    {
        Task<StepOutcome> task = bench.TakeAsync(row);
        Assert.True(task.Wait(TimeSpan.FromSeconds(30)), $"{row} does not come back.");
        return task.Result;
    }

    private static void Say(AcceptanceBench bench, string source, string text, int exitCode = 0)
    {
        if (source[0] == '/' && source != "/usr/sbin/sshd")
        {
            bench.Host.Files[source] = text;
        }
        else
        {
            bench.Host.Programs[source] = _ => new HostAnswer(exitCode, text, text);
        }
    }

    private static void ForAll<T>(Gen<T> values, Action<T> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), property));
}
