using System.IO;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Knowledge;
using ScmGuard.Testing;
using ScmGuard.Zymkey;

namespace ScmGuard.Analyzers.Tests.Rules.Board;

public sealed class SCM6005StartUpWaitTooShortTests
{
    private const string Throw = "throw new TimeoutException();";

    [Theory]
    [InlineData("for (var i = 0; i < 30; i++) { if ([|zkOpen(out var context)|] == 0) return context; Thread.Sleep(1000); }")]
    [InlineData("for (int i = 1; i <= 139; ++i) { if ([|zkOpen(out var context)|] == 0) return context; Thread.Sleep(TimeSpan.FromSeconds(1)); }")]
    [InlineData("const int Tries = 10; for (var i = 0; i < Tries; i++) { var result = [|zkOpen(out var context)|]; if (result >= 0) { return context; } Console.WriteLine(result.ToString()); zkLEDOff(context); Thread.Sleep(5_000); }")]
    [InlineData("nint context = 0; for (var i = 0; i < 20 && [|zkOpen(out context)|] != 0; i++) { Thread.Sleep(500); } return context;")]
    [InlineData("nint context = 0; for (var i = 0; i < 20; i++) { if ([|zkOpen(out context)|] < 0) { Thread.Sleep(500); continue; } break; } return context;")]
    [InlineData("var watch = Stopwatch.StartNew(); while (watch.Elapsed < TimeSpan.FromMinutes(2)) { if ([|zkOpen(out var context)|] == 0) return context; Pause(); }")]
    [InlineData("var watch = Stopwatch.StartNew(); do { if ([|zkOpen(out var context)|] == 0) return context; Pause(); } while (watch.ElapsedMilliseconds < 90_000);")]
    [InlineData("var end = DateTime.UtcNow.AddSeconds(60); while (DateTime.UtcNow < end) { if ([|zkOpen(out var context)|] == 0) return context; Pause(); }")]
    [InlineData("var end = DateTime.UtcNow + TimeSpan.FromSeconds(60); nint context = 0; while (DateTime.UtcNow < end && [|zkOpen(out context)|] < 0) { Pause(); } return context;")]
    [InlineData("for (var i = 0; i < 30; i++) { try { return [|OpenOnce()|]; } catch (InvalidOperationException) { Thread.Sleep(1000); } }")]
    [InlineData("async Task<nint> Try() { for (var i = 0; i < 30; i++) { if ([|zkOpen(out var context)|] == 0) return context; await Task.Delay(TimeSpan.FromSeconds(1)); } return 0; } return Try().Result;", "")]
    public Task Giving_up_sooner_than_a_boot_may_take_is_reported(string statements, string after = Throw) => Test(statements, after).VerifyAsync();

    [Theory]
    [InlineData("for (var i = 0; i < 140; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(1000); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(i * 1000); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Pause(); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; other(); Thread.Sleep(100); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; for (var j = 0; j < 100; j++) Thread.Sleep(100); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(100); i--; }")]
    [InlineData("for (var i = 0; i < number; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(100); }")]
    [InlineData("for (var i = 0; i < 30; i += 0) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(100); }")]
    [InlineData("for (var i = 0; ; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(100); }")]
    [InlineData("while (true) { for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(1000); } }", "")]
    [InlineData("while (true) { if (zkOpen(out var context) == 0) return context; Thread.Sleep(1000); }", "")]
    [InlineData("var end = DateTime.UtcNow.AddMinutes(3); while (DateTime.UtcNow < end) { if (zkOpen(out var context) == 0) return context; Pause(); }")]
    [InlineData("var end = DateTime.UtcNow.AddSeconds(number); while (DateTime.UtcNow < end) { if (zkOpen(out var context) == 0) return context; Pause(); }")]
    [InlineData("var end = DateTime.UtcNow.AddSeconds(1); while (DateTime.UtcNow < end) { if (zkOpen(out var context) == 0) return context; end = DateTime.UtcNow.AddSeconds(1); }")]
    [InlineData("var watch = Stopwatch.StartNew(); while (watch.Elapsed < TimeSpan.FromSeconds(9)) { if (zkOpen(out var context) == 0) return context; watch.Restart(); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; sleep(10); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; zkWaitForTap(context, 10_000); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Console.ReadLine(); }")]
    [InlineData("for (var i = 0; i < 30; i++) { if (zkOpen(out var context) == 0) return context; Task.Delay(1000).Wait(number); }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (zkOpen(out var context) == 0) return context; }")]
    [InlineData("for (var i = 0; i < 3; i++) { if (zkOpen(out var context) == 0) return context; Action later = () => Thread.Sleep(10); void Later() => Thread.Sleep(10); }")]
    [InlineData("if (zkOpen(out var context) == 0) return context;")]
    public Task A_wait_that_is_long_enough_or_not_known_is_silent(string statements, string after = Throw) => Test(statements, after).VerifyAsync();

    [Theory]
    [InlineData("for (var i = 0; i < 10; i++) { if (zkOpen(out var context) == 0) { zkClose(context); } Thread.Sleep(1000); }")]
    [InlineData("for (var i = 0; i < 10; i++) { zkOpen(out var context); zkClose(context); Thread.Sleep(1000); }")]
    [InlineData("var watch = Stopwatch.StartNew(); while (watch.Elapsed < TimeSpan.FromSeconds(10)) { var context = OpenOnce(); zkClose(context); }")]
    public Task A_loop_that_goes_on_after_it_opened_the_module_waits_for_nothing(string statements) => Test(statements).VerifyAsync();

    [Theory]
    [InlineData("SCM-A1", 89, true)]
    [InlineData("SCM-A1", 90, false)]
    [InlineData("SCM-B1", 139, true)]
    [InlineData("SCM-B1", 140, false)]
    [InlineData("SCM", 100, true)]
    [InlineData("", 100, true)]
    [InlineData("HSM6", 1, false)]
    public Task The_slowest_revision_of_the_target_counts(string target, int seconds, bool isReported)
    {
        var open = isReported ? "[|zkOpen(out var context)|]" : "zkOpen(out var context)";
        var test = Test($"for (var i = 0; i < {seconds}; i++) {{ if ({open} == 0) return context; Thread.Sleep(1000); }}");
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Fact]
    public Task The_message_says_both_times()
    {
        var test = Test("for (var i = 0; i < 25; i++) { if ({|#0:zkOpen(out var context)|} == 0) return context; Thread.Sleep(500); }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM6005").WithLocation(0).WithMessageContaining("after 12.5 s of trying to open it, but a boot can take 140 s"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("for (var i = 0; i < 10; i++) { try { return [|ZymkeyClient.Open()|]; } catch (ZymkeyException) { Thread.Sleep(1000); } } return null;")]
    [InlineData("for (var i = 0; i < 200; i++) { try { return ZymkeyClient.Open(); } catch (ZymkeyException) { Thread.Sleep(1000); } } return null;")]
    [InlineData("for (var i = 0; i < 10; i++) { using var unit = ZymkeyClient.Open(); Thread.Sleep(1000); } return null;")]
    public Task The_managed_client_is_opened_again_until_it_answers(string statements)
    {
        var test = new RuleTest<SCM6005StartUpWaitTooShort>
        {
            Source = $$"""
                using System.Threading;
                using ScmGuard.Zymkey;

                class Program { static ZymkeyClient? Open() { {{statements}} } }
                """,
        };
        test.AddReference(typeof(IZymkey));
        test.AddReference(typeof(Operations));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("_ = new SshControllerOptions { [|SilenceLimit = TimeSpan.FromMinutes(2)|] };")]
    [InlineData("SshControllerOptions options = new() { [|SilenceLimit = new TimeSpan(0, 1, 0)|] }; _ = options with { [|SilenceLimit = TimeSpan.FromSeconds(30) * 2|] };")]
    [InlineData("_ = new SshControllerOptions { SilenceLimit = TimeSpan.FromMinutes(3), ShutdownLimit = TimeSpan.FromSeconds(5) };")]
    [InlineData("_ = new SshControllerOptions { SilenceLimit = TimeSpan.FromSeconds(number) }; _ = new Other { SilenceLimit = TimeSpan.Zero };")]
    public Task A_controller_of_the_bench_has_to_sit_out_a_boot(string statements)
    {
        var test = new RuleTest<SCM6005StartUpWaitTooShort>
        {
            Source = $$"""
                using System;
                using System.Runtime.InteropServices;
                using ScmGuard.Harness.Units.Ssh;

                class Program
                {
                    [DllImport("zk_app_utils")] static extern int zkLEDOn(nint context);
                    void Run(int number) { {{statements}} }
                }

                class Other { public TimeSpan SilenceLimit { get; set; } }
                namespace ScmGuard.Harness.Led { public interface ILineEventSource; }
                """,
        };

        // The real options, so that a change of their name is noticed.
        test.Sources["SshControllerOptions.cs"] = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "harness/ScmGuard.Harness/Units/Ssh/SshControllerOptions.cs"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM6005.Bad.cs")]
    [InlineData("SCM6005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM6005StartUpWaitTooShort()).VerifyAsync();

    private static RuleTest<SCM6005StartUpWaitTooShort> Test(string statements, string after = Throw) => new()
    {
        Source = $$"""
            using System;
            using System.Diagnostics;
            using System.Runtime.InteropServices;
            using System.Threading;
            using System.Threading.Tasks;

            class Program
            {
                [DllImport("zk_app_utils")] static extern int zkOpen(out nint context);
                [DllImport("zk_app_utils")] static extern int zkClose(nint context);
                [DllImport("zk_app_utils")] static extern int zkLEDOff(nint context);
                [DllImport("zk_app_utils")] static extern int zkWaitForTap(nint context, uint timeout);
                [DllImport("c")] static extern int sleep(int seconds);

                static void Pause() => Thread.Sleep(50);

                static nint OpenOnce() => zkOpen(out var context) == 0 ? context : throw new InvalidOperationException();

                nint Open(int number, Action other)
                {
                    {{statements}}
                    {{after}}
                }
            }
            """,
    };
}
