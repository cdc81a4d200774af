using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Local;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Units.Local;

public sealed class LocalUnitTests : IDisposable
{
    private const string BootId = "11111111-2222-4333-8444-555555555555";
    private const string OtherBootId = "99999999-2222-4333-8444-555555555555";

    private readonly FakeRoot _root = new FakeRoot()
        .With("proc/sys/kernel/random/boot_id", BootId + "\n")
        .With("proc/sys/kernel/osrelease", "6.1.0-rpi8-rpi-v8\n")
        .With("proc/sys/kernel/hostname", "bench\n");

    private readonly VirtualUnit _module = VirtualUnit.InMemory(UnitProfile.Parse("scm-b1"));
    private Action? _terminate;

    public void Dispose()
    {
        _module.Dispose();
        _root.Dispose();
    }

    [Fact]
    public async Task A_boot_is_what_the_kernel_and_the_module_say()
    {
        BootIdentity boot = await Open().ReadBootAsync(CancellationToken.None);
        Assert.Equal(new BootIdentity(BootId, TimeSpan.FromSeconds(42), "6.1.0-rpi8-rpi-v8", null, _module.Profile.Firmware, _module.SerialNumber), boot);
    }

    [Fact]
    public async Task The_uptime_is_the_kernels_own()
    {
        await using LocalUnit unit = LocalUnit.Open(new LocalUnitOptions { OpenZymkey = () => VirtualZymkey.Open(_module) });
        BootIdentity boot = await unit.ReadBootAsync(CancellationToken.None);
        double told = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(told - boot.Uptime.TotalSeconds, -0.1, 60);
    }

    [Fact]
    public async Task A_module_that_does_not_answer_leaves_the_boot_known_by_its_host()
    {
        LocalUnit unit = Open(open: () => ZymkeyClient.Open(Path.Join(_root.Path, "none.so")));
        BootIdentity boot = await unit.ReadBootAsync(CancellationToken.None);
        Assert.Equal((BootId, null, null), (boot.BootId, boot.Firmware, boot.SerialNumber));
    }

    [Fact]
    public async Task A_host_that_does_not_say_its_boot_is_a_fault_of_the_bench()
    {
        _root.With("proc/sys/kernel/random/boot_id", "\n");
        await Assert.ThrowsAsync<HostException>(() => Open().ReadBootAsync(CancellationToken.None));
    }

    public static TheoryData<string, bool, int?> BootLists() => new()
    {
        { $" -1 {Plain(OtherBootId)} Mon 2026-01-05 10:00:00 UTC Mon 2026-01-05 11:00:00 UTC\n  0 {Plain(BootId)} Mon 2026-01-05 12:00:00 UTC Mon 2026-01-05 12:00:10 UTC\n", true, 2 },
        { $"IDX BOOT ID                          FIRST ENTRY\n  0 {Plain(BootId)} Mon 2026-01-05 12:00:00 UTC\n", true, 1 },
        { $"  0 {Plain(BootId)} Mon 2026-01-05 12:00:00 UTC\n", false, null },
        { $"  0 {Plain(OtherBootId)} Mon 2026-01-05 12:00:00 UTC\n", true, null },
        { "No journal files were found.\n", true, null },
        { "", true, null },
    };

    [Theory]
    [MemberData(nameof(BootLists))]
    public async Task Boots_are_counted_only_where_they_are_kept_and_the_list_ends_with_this_one(string list, bool isKept, int? expected)
    {
        if (isKept)
        {
            _root.With("var/log/journal/machine/system.journal", "");
        }

        _root.With("list", list);
        await _root.WithProgramAsync("journalctl", $"""[ "$*" = "--list-boots --quiet --no-pager" ] && cat {_root.Path}/list""");
        Assert.Equal(expected, (await Open().ReadBootAsync(CancellationToken.None)).BootCount);
    }

    [Theory]
    [InlineData(null, null, "SCM")]
    [InlineData("B1", "SEN500", "SEN500")]
    public async Task A_unit_is_what_the_module_says_and_what_the_station_adds(string? revision, string? model, string expectedModel)
    {
        LocalUnit unit = Open(station: Station.Default with { Revision = revision, Model = model });
        UnitIdentity identity = await unit.IdentifyAsync(CancellationToken.None);
        Assert.Equal(
            new UnitIdentity(true, expectedModel, "SCM", revision, _module.Profile.Firmware, _module.SerialNumber, "bench", "6.1.0-rpi8-rpi-v8"),
            identity);
    }

    [Fact]
    public async Task A_serial_number_that_is_no_virtual_units_belongs_to_a_real_one()
    {
        using VirtualUnit module = VirtualUnit.InMemory(UnitProfile.Parse("scm-a1"), new VirtualUnitOptions { SerialNumber = "0123456789ABCDEF" });
        UnitIdentity identity = await Open(open: () => VirtualZymkey.Open(module)).IdentifyAsync(CancellationToken.None);
        Assert.False(identity.IsVirtual);
    }

    [Theory]
    [InlineData(false, new[] { RebootKind.Soft })]
    [InlineData(true, new[] { RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut })]
    public void A_unit_has_power_control_only_through_a_controller(bool hasController, RebootKind[] expected) =>
        Assert.Equal(expected, LocalUnit.Open(new LocalUnitOptions { HasPowerController = hasController }).RebootKinds);

    [Theory]
    [InlineData(RebootKind.Soft, "reboot", 1)]
    [InlineData(RebootKind.Cold, null, 1)]
    [InlineData(RebootKind.PowerCut, null, 0)]
    public async Task A_reboot_is_ordered_and_its_shutdown_recorded_once_when_the_program_is_told_to_end(RebootKind kind, string? order, int recorded)
    {
        await _root.WithProgramAsync("systemctl", $"echo \"$*\" >>{_root.Path}/orders");
        int shutdowns = 0;
        using CancellationTokenSource stop = new();
        Task<bool> reboot = Open().RebootAsync(kind, () => shutdowns++, stop.Token);
        string orders = Path.Join(_root.Path, "orders");
        Assert.True(order is null || SpinWait.SpinUntil(() => File.Exists(orders) && File.ReadAllText(orders) == order + "\n", TimeSpan.FromSeconds(30)));
        Assert.Equal(order is not null, File.Exists(orders));
        Assert.Equal(0, shutdowns);
        _terminate!();
        _terminate!();
        Assert.Equal(recorded, shutdowns);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reboot);
    }

    [Theory]
    [InlineData("kill -TERM $$")]
    [InlineData("until [ -e \"$told\" ]; do :; done; exit 1")]
    public async Task An_order_that_the_shutdown_itself_ends_was_obeyed(string howItEnds)
    {
        string process = Path.Join(_root.Path, "process");
        string told = Path.Join(_root.Path, "told");
        await _root.WithProgramAsync("systemctl", $"told={told}; echo $$ >{process}.new; mv {process}.new {process}; {howItEnds}");
        int shutdowns = 0;
        using CancellationTokenSource stop = new();
        Task<bool> reboot = Open().RebootAsync(RebootKind.Soft, () => shutdowns++, stop.Token);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(process), TimeSpan.FromSeconds(30)));
        _terminate!();
        await File.WriteAllTextAsync(told, "");
        string number = (await File.ReadAllTextAsync(process)).Trim();
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{number}"), TimeSpan.FromSeconds(30)));
        Assert.False(SpinWait.SpinUntil(() => reboot.IsCompleted, TimeSpan.FromMilliseconds(500)), reboot.Exception?.ToString());
        Assert.Equal(1, shutdowns);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reboot);
    }

    [Fact]
    public async Task An_order_that_is_refused_is_a_fault_of_the_bench_with_its_reason()
    {
        await _root.WithProgramAsync("systemctl", "echo 'Access denied.' >&2; exit 4");
        HostException exception = await Assert.ThrowsAsync<HostException>(() => Open().RebootAsync(RebootKind.Soft, () => { }, CancellationToken.None));
        Assert.Contains("Access denied", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_passes_although_nothing_rebooted_is_not_possible()
    {
        // The order is taken, nothing happens, and the program is started again in the same boot: twice, since a step may be repeated once.
        await _root.WithProgramAsync("systemctl", "exit 0");
        string folder = Path.Join(_root.Path, "run");
        ICheck check = new PersistenceCheck();
        LocalUnit unit = Open();
        using SqliteJournal journal = SqliteJournal.Create(Path.Join(folder, "journal.db"));
        RunEngine engine = new(unit, journal, _ => check);
        engine.Begin(new RunRequest("r", [check], new CheckOptions(), StationIdentity.Default));
        for (int start = 0; start < 4; start++)
        {
            using CancellationTokenSource stop = new();
            Task<RunState> run = new RunEngine(unit, journal, _ => check, new EngineOptions { Watch = (line, _) => StopAt(line, stop) }).ResumeAsync(stop.Token);
            try
            {
                await run;
                break;
            }
            catch (OperationCanceledException)
            {
                // As when the program is ended while it waits for the reboot.
            }
        }

        RunRecord record = RunRecord.Of(journal.Place, journal.Read());
        Assert.True(record.HasEnded);
        Assert.Equal(Verdict.Inconclusive, record.Verdict);
    }

    private static void StopAt(JournalLine line, CancellationTokenSource stop)
    {
        if (line.ReadEntry() is StepIntended { Reboots: not null })
        {
            stop.Cancel();
        }
    }

    private static string Plain(string bootId) => bootId.Replace("-", "", StringComparison.Ordinal);

    [Fact]
    public void An_LED_that_is_not_wired_is_not_there() => Assert.Null(((IUnit)Open()).OpenLed());

    [Fact]
    public void An_LED_that_is_wired_is_opened_or_said_why_not()
    {
        Station station = Station.Default with { Led = new LedWiring("/dev/null", 23) };
        Assert.Contains("/dev/null is no GPIO chip", Assert.Throws<HostException>(() => Open(station).OpenLed()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_controllers_is_none_of_the_units()
    {
        Station station = Station.Default with { Led = new LedWiring("/dev/null", 23), Ssh = new SshAccess("a", "b", "/c") };
        Assert.Null(Open(station).OpenLed());
        SshController controller = new(station, new OpenSsh(station.Ssh), new LocalHost(), new SshControllerOptions(), _ => { });
        Assert.Contains("/dev/null is no GPIO chip", Assert.Throws<HostException>(controller.OpenLed).Message, StringComparison.Ordinal);
        Assert.Null(new SshController(station with { Led = null }, new OpenSsh(station.Ssh), new LocalHost(), new SshControllerOptions(), _ => { }).OpenLed());
    }

    private LocalUnit Open(Station? station = null, Func<IZymkey>? open = null) => LocalUnit.Open(new LocalUnitOptions
    {
        Station = station ?? Station.Default,
        Root = _root.Path,
        ProgramFolders = [_root.Programs],
        OpenZymkey = open ?? (() => VirtualZymkey.Open(_module)),
        Uptime = () => TimeSpan.FromSeconds(42),
        OnTermination = action =>
        {
            _terminate = action;
            return new MemoryStream();
        },
    });
}
