using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Platform;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Tests.Units.Ssh;

public sealed class PosixShellTests
{
    [Fact]
    public void Any_words_come_through_a_shell_as_they_are()
    {
        // What can be written as UTF-8: a lone surrogate is no text.
        Arbitrary<string[]> words = ArbMap.Default.ArbFor<string[]>().Convert(
            raw => raw.Select(word => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes((word ?? "").Replace("\0", "'", StringComparison.Ordinal)))).ToArray(),
            clean => clean);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(words, sent => Assert.Equal(sent, ThroughShell(sent))));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("''\\''")]
    [InlineData("$(reboot)")]
    [InlineData("`reboot`; reboot & reboot | reboot > x")]
    [InlineData("a\nb\t\"c\" \\ !! * ~ {x,y} -- -oProxyCommand=x")]
    [InlineData("")]
    public void What_means_something_to_a_shell_means_nothing_in_a_word(string word) => Assert.Equal([word, "next"], ThroughShell([word, "next"]));

    [Fact]
    public void A_word_that_no_program_can_be_given_is_refused() => Assert.Throws<ArgumentException>(() => PosixShell.Quote(["a\0b"]));

    private static string[] ThroughShell(string[] words)
    {
        HostAnswer answer = Task.Run(() => ChildProgram.RunAsync(
            "/bin/sh", ["-c", PosixShell.Quote(["printf", "%s\\0", .. words, "end"])], TimeSpan.FromSeconds(20), null, CancellationToken.None)).GetAwaiter().GetResult();
        return answer.Output.Split('\0')[..^2];
    }
}
