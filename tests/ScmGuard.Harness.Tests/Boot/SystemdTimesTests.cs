using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Boot;

public sealed class SystemdTimesTests
{
    // As systemd 252 of Bookworm writes it.
    private const string Manager = """
        UserspaceTimestamp=Sun 2026-03-01 12:00:08.250000 UTC
        FinishTimestamp=Sun 2026-03-01 12:00:59.000001 UTC
        KernelTimestamp=Sun 2026-03-01 12:00:00.000000 UTC
        UserspaceTimestampMonotonic=8250000
        FinishTimestampMonotonic=59000001
        KernelTimestampMonotonic=0

        """;

    private const string Units = """
        Id=zkifc.service
        ActiveEnterTimestamp=Sun 2026-03-01 12:00:58.000000 UTC
        ActiveEnterTimestampMonotonic=58000000

        Id=network-online.target
        ActiveEnterTimestamp=
        ActiveEnterTimestampMonotonic=0

        Id=ssh.service
        ActiveEnterTimestamp=Sun 2026-03-01 13:00:28 CET
        ActiveEnterTimestampMonotonic=28000000

        """;

    [Fact]
    public async Task Times_are_read_from_properties()
    {
        SystemdTimes times = await SystemdTimes.ReadAsync(new Host(Manager, Units), CancellationToken.None);
        DateTimeOffset kernel = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new Stamp(TimeSpan.Zero, kernel), times.Kernel);
        Assert.Equal(new Stamp(TimeSpan.FromSeconds(8.25), kernel.AddSeconds(8.25)), times.Userspace);
        Assert.Equal(TimeSpan.FromMicroseconds(59000001), times.Finish!.SinceKernel);
        Assert.Equal(TimeSpan.FromSeconds(58), times.Daemon!.SinceKernel);
    }

    [Fact]
    public async Task What_has_not_happened_has_no_time() => Assert.Null((await SystemdTimes.ReadAsync(new Host(Manager, Units), CancellationToken.None)).NetworkOnline);

    [Fact]
    public async Task A_wall_clock_in_another_zone_is_not_read() =>
        Assert.Equal(new Stamp(TimeSpan.FromSeconds(28), null), (await SystemdTimes.ReadAsync(new Host(Manager, Units), CancellationToken.None)).Ssh);

    [Theory]
    [InlineData("")]
    [InlineData("UserspaceTimestampMonotonic=soon\n")]
    [InlineData("Failed to connect to bus: Host is down\n")]
    public async Task An_answer_that_is_none_is_a_fault_of_the_bench(string answer) =>
        Assert.Contains("UserspaceTimestampMonotonic", (await Assert.ThrowsAsync<HostException>(() => SystemdTimes.ReadAsync(new Host(answer, Units), CancellationToken.None))).Message);

    [Fact]
    public async Task A_failed_command_is_a_fault_of_the_bench() =>
        Assert.Contains("exit code 1: no bus", (await Assert.ThrowsAsync<HostException>(() => SystemdTimes.ReadAsync(new Host(null, Units), CancellationToken.None))).Message);

    private sealed class Host(string? manager, string units) : IHost
    {
        public string? ReadText(string path) => null;

        public IReadOnlyList<string>? List(string path) => null;

        public bool? HasPassword(string user, string password) => null;

        public Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop)
        {
            Assert.Equal(("systemctl", "show"), (command.Program, command.Arguments[0]));
            string? answer = command.Arguments.Count > 3 ? units : manager;
            return Task.FromResult(answer is null ? new HostAnswer(1, "", "no bus\n") : new HostAnswer(0, answer, ""));
        }
    }
}
