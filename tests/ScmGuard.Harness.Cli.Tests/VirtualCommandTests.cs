using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Tests;

public sealed class VirtualCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("scm-a1", "01.00.00", "A1")]
    [InlineData("scm-b1", "01.02.02release", "B1")]
    [InlineData("hsm6", null, null)]
    [InlineData("zymkey4", null, null)]
    public void A_new_unit_is_of_the_kind_that_was_asked_for(string profile, string? firmware, string? revision)
    {
        string said = CommandLine.Succeed(["init", _line.Unit, "--profile", profile, .. firmware is null ? Array.Empty<string>() : ["--firmware", firmware]]);
        Assert.Contains(profile, said, StringComparison.Ordinal);
        JsonElement status = Status();
        Assert.Equal(profile, status.GetProperty("profile").GetString());
        Assert.Equal(revision, status.GetProperty("revision").GetString());
        Assert.Equal(firmware ?? UnitProfile.FirmwareOf(profile)[^1], status.GetProperty("firmware").GetString());
        Assert.True(status.GetProperty("isVirtual").GetBoolean());
    }

    [Fact]
    public void A_new_unit_is_a_B1_with_the_newest_firmware_unless_told_otherwise()
    {
        CommandLine.Succeed("init", _line.Unit, "--serial", "SERIAL-1");
        Assert.Equal("scm-b1", Status().GetProperty("profile").GetString());
        Assert.Equal("01.02.02release", Status().GetProperty("firmware").GetString());
        Assert.Equal("SERIAL-1", Status().GetProperty("serialNumber").GetString());
    }

    [Fact]
    public void The_status_shows_slots_wallets_boots_and_faults_and_no_secret()
    {
        CommandLine.Succeed("init", _line.Unit, "-p", "scm-b1");
        string mnemonic;
        using (VirtualUnit unit = VirtualUnit.Open(_line.Unit))
        {
            Assert.Equal(16, unit.Keys.GenKeyPair(KeyType.Secp256R1));
            int master = unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256R1, "", "savings", [1, 2, 3], "pass phrase", wantsMnemonic: true, out mnemonic);
            Assert.Equal(18, unit.Wallets.GenWalletChildKey(master, 0, isHardened: true, returnChainCode: false, out _));
            Assert.Equal(0, unit.Keys.GenEphemeralKeyPair(KeyType.Secp256R1));
        }

        CommandLine.Succeed("inject", _line.Unit, "time-out:3");
        string text = CommandLine.Succeed("status", _line.Unit);
        string json = CommandLine.Succeed("status", _line.Unit, "--json");
        Assert.Contains("0-18", text, StringComparison.Ordinal);
        Assert.All([text, json], shown =>
        {
            Assert.Contains("savings", shown, StringComparison.Ordinal);
            Assert.Contains("time-out:3", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("pass phrase", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(mnemonic.Split(' ')[0] + " " + mnemonic.Split(' ')[1], shown, StringComparison.Ordinal);
        });
        JsonElement status = Status();
        Assert.Equal(Enumerable.Range(0, 19), status.GetProperty("slots").EnumerateArray().Select(slot => slot.GetInt32()));
        Assert.Equal(1, status.GetProperty("bootCount").GetInt32());
        Assert.True(status.GetProperty("hasEphemeralKey").GetBoolean());
    }

    [Theory]
    [InlineData("reboot", "Soft")]
    [InlineData("reboot --cold", "Cold")]
    [InlineData("power-cut", "PowerCut")]
    public void A_boot_is_counted_with_what_led_to_it(string command, string kind)
    {
        CommandLine.Succeed("init", _line.Unit);
        string[] words = command.Split(' ');
        CommandLine.Succeed([words[0], _line.Unit, .. words[1..]]);
        Assert.Equal(2, Status().GetProperty("bootCount").GetInt32());
        Assert.Equal(kind, Status().GetProperty("lastBootKind").GetString());
    }

    [Theory]
    [InlineData("scm-b1", false)]
    [InlineData("scm-a1", true)]
    public void A_reboot_takes_a_key_pair_from_an_affected_unit_only(string profile, bool isLeft)
    {
        CommandLine.Succeed("init", _line.Unit, "--profile", profile);
        using (VirtualUnit unit = VirtualUnit.Open(_line.Unit))
        {
            Assert.Equal(16, unit.Keys.GenKeyPair(KeyType.Secp256R1));
        }

        CommandLine.Succeed("reboot", _line.Unit);
        Assert.Equal(isLeft, Status().GetProperty("slots").EnumerateArray().Any(slot => slot.GetInt32() == 16));
    }

    [Fact]
    public void Every_fault_that_the_help_names_can_be_injected()
    {
        Assert.NotEmpty(Fault.KnownSpellings);
        string help = CommandLine.Succeed("inject", "--help");
        Assert.All(Fault.KnownSpellings, (fault, number) =>
        {
            string unit = _line.File($"unit-{number}");
            CommandLine.Succeed("init", unit, "--profile", "scm-a1");
            Assert.Contains($"Injected {fault}", CommandLine.Succeed("inject", unit, fault), StringComparison.Ordinal);
            Assert.Contains(fault, string.Concat(help.Split((char[]?)null)), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_LED_is_written_as_a_value_change_dump_that_says_what_the_unit_says()
    {
        CommandLine.Succeed("init", _line.Unit, "--profile", "scm-a1");
        string file = _line.File("led.vcd");
        CommandLine.Succeed("led", _line.Unit, "--vcd", file, "--seconds", "150");
        using VirtualUnit unit = VirtualUnit.Open(_line.Unit);
        DateTimeOffset start = unit.Boots[^1].At;
        string[] expected = [.. unit.Led(start, start.AddSeconds(150)).Skip(1).SelectMany(edge => new[] { $"#{(edge.At - start).Ticks * 100}", edge.IsOn ? "1!" : "0!" })];
        string[] lines = File.ReadAllLines(file);
        Assert.True(expected.Length > 20);
        Assert.Contains("$timescale 1 ns $end", lines);
        Assert.Equal(["#0", "$dumpvars", unit.Led(start, start.AddSeconds(1)).First().IsOn ? "1!" : "0!", "$end", .. expected, "#150000000000"], lines.SkipWhile(line => line[0] != '#'));
    }

    [Fact]
    public void The_same_seed_gives_the_same_jitter_and_another_seed_another()
    {
        CommandLine.Succeed("init", _line.Unit);
        string[] Dump(params string[] options)
        {
            CommandLine.Succeed(["led", _line.Unit, "--vcd", _line.File("led.vcd"), .. options]);
            return File.ReadAllLines(_line.File("led.vcd"));
        }

        string[] once = Dump("--jitter", "0.1", "--seed", "1");
        Assert.Equal(once, Dump("--jitter", "0.1", "--seed", "1"));
        Assert.NotEqual(once, Dump("--jitter", "0.1", "--seed", "2"));
        Assert.NotEqual(once, Dump());
    }

    [Fact]
    public void A_fatal_code_is_on_the_LED_from_now_on()
    {
        CommandLine.Succeed("init", _line.Unit, "--profile", "scm-a1");
        CommandLine.Succeed("inject", _line.Unit, "cpu-starvation");
        Assert.Contains("fatal code", Status().GetProperty("condition").GetString(), StringComparison.Ordinal);
        CommandLine.Succeed("led", _line.Unit, "--vcd", _line.File("led.vcd"), "--from", "now", "--seconds", "20");
        Assert.True(File.ReadAllLines(_line.File("led.vcd")).Count(line => line == "1!") > 10);
    }

    [Theory]
    [InlineData("", "Required command was not provided")]
    [InlineData("virtual", "Expected: scm-harness virtual init|status|reboot|power-cut|inject|led.")]
    [InlineData("virtual status", "Expected: scm-harness virtual status DIR.")]
    [InlineData("virtual explode DIR", "explode")]
    [InlineData("virtual init DIR --profile scm-c1", "scm-b1")]
    [InlineData("virtual init DIR --firmware 9", "01.02.02release")]
    [InlineData("virtual status NOWHERE", "virtual init")]
    [InlineData("virtual reboot NOWHERE", "virtual init")]
    [InlineData("virtual power-cut NOWHERE", "virtual init")]
    [InlineData("virtual inject NOWHERE tap", "virtual init")]
    [InlineData("virtual led NOWHERE --vcd X", "virtual init")]
    [InlineData("virtual init UNIT", "already")]
    [InlineData("virtual inject UNIT lightning", "tamper")]
    [InlineData("virtual inject UNIT tamper:7", "whole")]
    [InlineData("virtual led UNIT", "Expected: scm-harness virtual led DIR --vcd FILE.")]
    [InlineData("virtual led UNIT --vcd X --seconds 0", "--seconds")]
    [InlineData("virtual led UNIT --vcd X --seconds nan", "--seconds")]
    [InlineData("virtual led UNIT --vcd X --from yesterday", "boot")]
    [InlineData("virtual led UNIT --vcd X --from 9999-12-31T23:59:59Z", "--from")]
    [InlineData("virtual led UNIT --vcd X --jitter 0.5", "0.5")]
    [InlineData("virtual inject UNIT low-battery:-1", "at least 0")]
    [InlineData("virtual inject UNIT low-battery:1e300", "at least 0")]
    [InlineData("virtual inject UNIT high-temperature:-300", "at least -273")]
    [InlineData("virtual status EMPTY", "DIR")]
    [InlineData("virtual init EMPTY", "DIR")]
    public void A_command_line_that_is_wrong_is_a_usage_error_that_says_what_was_expected(string arguments, string expected)
    {
        CommandLine.Succeed("init", _line.Unit);
        string[] before = Directory.GetFiles(_line.Unit);
        (int exitCode, string output, string error) = CommandLine.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Place));
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_line.Unit));
        Assert.False(Directory.Exists(_line.File("new")));
        Assert.False(Directory.Exists(_line.File("nowhere")));
        Assert.False(File.Exists(_line.File("x.vcd")));
    }

    [Fact]
    public void A_damaged_state_is_an_error_that_says_where_it_lies_and_it_is_left_as_it_is()
    {
        CommandLine.Succeed("init", _line.Unit);
        string state = Directory.GetFiles(_line.Unit).Single(file => new FileInfo(file).Length > 0);
        byte[] damaged = [.. File.ReadAllBytes(state).SkipLast(5)];
        File.WriteAllBytes(state, damaged);
        Assert.All(["status", "reboot", "power-cut"], command =>
        {
            (int exitCode, string output, string error) = CommandLine.Virtual(command, _line.Unit);
            Assert.Equal(ExitCode.Undecided, exitCode);
            Assert.Empty(output);
            Assert.Contains(state, error, StringComparison.Ordinal);
        });
        Assert.Equal(damaged, File.ReadAllBytes(state));
    }

    private JsonElement Status()
    {
        using JsonDocument status = JsonDocument.Parse(CommandLine.Succeed("status", _line.Unit, "--json"));
        return status.RootElement.Clone();
    }

    private string Place(string word) => word switch
    {
        "DIR" => _line.File("new"),
        "UNIT" => _line.Unit,
        "NOWHERE" => _line.File("nowhere"),
        "X" => _line.File("x.vcd"),
        "EMPTY" => "",
        _ => word,
    };
}
