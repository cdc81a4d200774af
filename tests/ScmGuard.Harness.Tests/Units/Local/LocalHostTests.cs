using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Local;

namespace ScmGuard.Harness.Tests.Units.Local;

public sealed class LocalHostTests : IDisposable
{
    private readonly FakeRoot _root = new();

    private LocalHost Host => new(_root.Path, [_root.Programs]);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_file_is_read_and_a_missing_one_is_null()
    {
        _root.With("etc/hostname", "bench\n");
        Assert.Equal("bench\n", Host.ReadText("/etc/hostname"));
        Assert.Null(Host.ReadText("/etc/none"));
        Assert.Null(Host.ReadText("/none/none"));
    }

    [Fact]
    public void A_file_that_says_it_is_empty_is_read_all_the_same() =>
        Assert.True(Guid.TryParse(new LocalHost().ReadText("/proc/sys/kernel/random/boot_id"), out _));

    [Fact]
    public void What_is_there_and_cannot_be_read_is_a_fault_of_the_bench()
    {
        Directory.CreateDirectory(Path.Join(_root.Path, "folder"));
        HostException exception = Assert.Throws<HostException>(() => Host.ReadText("/folder"));
        Assert.Contains("/folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_come_in_ordinal_order_and_a_missing_folder_is_null()
    {
        _root.With("d/b", "").With("d/a", "").With("d/Z", "");
        Assert.Equal(["Z", "a", "b"], Host.List("/d"));
        Assert.Null(Host.List("/none"));
    }

    [Fact]
    public void The_record_of_passwords_is_that_of_the_host()
    {
        Assert.Null(Host.HasPassword("zymbit", "zymbit"));
        _root.With("etc/shadow", "zymbit:!:19000:0:99999:7:::\n");
        Assert.False(Host.HasPassword("zymbit", "zymbit"));
    }

    [Fact]
    public async Task A_program_gets_its_arguments_as_they_are_and_speaks_the_C_locale()
    {
        await _root.WithProgramAsync("show", """printf '%s|' "$@" "$LC_ALL"; cat; echo words >&2; exit 3""");
        HostAnswer answer = await Host.AskAsync(new HostCommand("show", "a b", "$(date)", "'", "") { Input = "typed" }, CancellationToken.None);
        Assert.Equal(new HostAnswer(3, "a b|$(date)|'||C|typed", "words\n"), answer);
    }

    [Fact]
    public async Task A_program_that_a_signal_ended_answers_with_128_and_its_number()
    {
        await _root.WithProgramAsync("dies", "kill -9 $$");
        Assert.Equal(137, (await Host.AskAsync(new HostCommand("dies"), CancellationToken.None)).ExitCode);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_a_fault_of_the_bench_that_says_where_was_looked()
    {
        HostException exception = await Assert.ThrowsAsync<HostException>(() => Host.AskAsync(new HostCommand("none"), CancellationToken.None));
        Assert.Contains(_root.Programs, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_all_that_it_started()
    {
        await _root.WithProgramAsync("hangs", $"sleep 1000 & echo $! >{_root.Path}/child; sleep 1000");
        HostCommand command = new("hangs") { Limit = TimeSpan.FromMilliseconds(500) };
        HostException exception = await Assert.ThrowsAsync<HostException>(() => Host.AskAsync(command, CancellationToken.None));
        Assert.Contains("0.5 s", exception.Message, StringComparison.Ordinal);
        string status = $"/proc/{_root.Read("child").Trim()}/stat";
        Assert.True(!File.Exists(status) || File.ReadAllText(status).Contains(") Z", StringComparison.Ordinal), "the program's child is still running");
    }

    [Fact]
    public async Task A_program_that_writes_without_end_is_ended()
    {
        await _root.WithProgramAsync("floods", "exec cat /dev/zero");
        HostException exception = await Assert.ThrowsAsync<HostException>(() => Host.AskAsync(new HostCommand("floods"), CancellationToken.None));
        Assert.Contains("more than", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_given_up_ends_the_program()
    {
        await _root.WithProgramAsync("hangs", "exec sleep 1000");
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.AskAsync(new HostCommand("hangs"), stop.Token));
    }
}
