using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Files;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Cli.Tests.Led;

public sealed class LedCommandTests : IDisposable
{
    private static readonly string[] s_members = ["verdict", "pattern", "main", "sub", "confidence", "reason", "meaning", "remedy"];

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    public static TheoryData<string, int?, int?> Shown { get; } = AllShown();

    [Theory]
    [MemberData(nameof(Shown))]
    public void What_was_drawn_up_is_decoded_to_one_JSON_object(string pattern, int? main, int? sub)
    {
        foreach (string name in (string[])["led.vcd", "led.csv"])
        {
            JsonElement answer = Decode(Synth(name, pattern, main, sub, "--jitter", "0.1", "--drift", "0.05", "--seed", "7"), ExitCode.Ok);
            Assert.Equal("Decoded", answer.GetProperty("verdict").GetString());
            Assert.Equal(pattern, answer.GetProperty("pattern").GetString());
            Assert.Equal(main, answer.GetProperty("main").Deserialize<int?>());
            Assert.Equal(sub, answer.GetProperty("sub").Deserialize<int?>());
            Assert.InRange(answer.GetProperty("confidence").GetDouble(), double.Epsilon, 1);
        }
    }

    [Fact]
    public void A_trace_that_is_too_short_is_inconclusive_with_a_reason_and_an_exit_code_of_its_own()
    {
        JsonElement answer = Decode(Synth("led.vcd", "ProductionRunning", null, null, "--for", "1s"), ExitCode.Undecided);
        Assert.Equal("Inconclusive", answer.GetProperty("verdict").GetString());
        Assert.All((string[])["pattern", "main", "sub", "meaning"], name => Assert.Equal(JsonValueKind.Null, answer.GetProperty(name).ValueKind));
        Assert.Equal(0, answer.GetProperty("confidence").GetDouble());
        Assert.NotEmpty(answer.GetProperty("reason").GetString()!);
    }

    [Theory]
    [InlineData("led.vcd", "", "$enddefinitions")]
    [InlineData("led.vcd", "\u001b[31mhello\0", "Expected a keyword")]
    [InlineData("led.vcd", "$timescale 1 ns $end $var wire 1 ! led $end $enddefinitions $end #0 x! #9000000000 z!", "never 0 or 1")]
    [InlineData("led.vcd", "$timescale 1 ns $end $var wire 1 ! led $end $enddefinitions $end #0 0! #99999999999999999999999 1!", "is no time")]
    [InlineData("led.csv", "", "no header")]
    [InlineData("led.csv", "foo,bar\n1,2\n", "no column is a time")]
    [InlineData("led.csv", "time,led\n0,0\n1e400,1\n", "is no time")]
    [InlineData("led.csv", null, "cannot be read")]
    [InlineData("led.txt", "0", ".vcd or .csv")]
    public void A_file_that_is_no_trace_is_one_JSON_object_as_well_and_an_error(string name, string? text, string expected)
    {
        string file = _line.File(name);
        if (text is not null)
        {
            File.WriteAllText(file, text);
        }

        (int exitCode, string output, string error) = CommandLine.Run("led", "decode", file, "--json");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
        JsonElement answer = OnlyObject(output);
        Assert.Equal("Inconclusive", answer.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("pattern").ValueKind);
        Assert.Contains(expected, answer.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_JSON_the_trace_is_drawn_with_what_it_means_and_what_to_do()
    {
        string file = Synth("led.vcd", "Fatal", 4, 2, "--for", "40s");
        (int exitCode, string output, string error) = CommandLine.Run("led", "decode", file, "--width", "100", "--ascii");
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("preamble", output, StringComparison.Ordinal);
        Assert.Contains("Fatal 4-2: ", output, StringComparison.Ordinal);
        Assert.Contains("What to do: ", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n').Where(line => line.Length > 0 && line.All(letter => letter is '_' or '#' or '%')), line => Assert.InRange(line.Length, 1, 100));
        Assert.Contains('\u2588', CommandLine.Run("led", "decode", file).Output);
    }

    [Fact]
    public void The_same_seed_draws_the_same_trace_and_another_seed_another()
    {
        string Text(string seed) => File.ReadAllText(Synth("led.csv", "Unbound", null, null, "--jitter", "0.2", "--seed", seed));
        Assert.Equal(Text("1"), Text("1"));
        Assert.NotEqual(Text("1"), Text("2"));
    }

    [Fact]
    public void A_virtual_unit_is_watched_and_each_reading_is_said_when_it_is_certain()
    {
        (int exitCode, string output, string error) = CommandLine.Run("led", "watch", "--unit", "virtual", "--profile", "scm-a1", "--for", "30s", "--json");
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        JsonElement[] answers = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.True(answers.Length >= 2);
        Assert.All(answers, answer => Assert.Equal("DeveloperRunning", answer.GetProperty("pattern").GetString()));
        Assert.InRange(answers[0].GetProperty("at").GetDouble(), 3, 15);
        Assert.False(answers[^1].TryGetProperty("at", out _));
    }

    [Fact]
    public void A_tamper_event_changes_what_a_virtual_unit_s_LED_says()
    {
        CommandLine.Succeed("init", _line.Unit, "--profile", "scm-a1", "--self-destruct");
        Assert.Contains("DeveloperRunning", CommandLine.Run("led", "watch", "--unit", "virtual", "--state", _line.Unit, "--for", "15s").Output, StringComparison.Ordinal);
        string before = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        CommandLine.Succeed("inject", _line.Unit, "tamper");
        CommandLine.Succeed("led", _line.Unit, "--vcd", _line.File("led.vcd"), "--from", before, "--seconds", "45");
        (int exitCode, string output, string error) = CommandLine.Run("led", "decode", _line.File("led.vcd"));
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("Fatal 6-", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_virtual_unit_s_LED_does_is_recorded_and_decoded_again()
    {
        foreach (string name in (string[])["record.vcd", "record.csv"])
        {
            string file = _line.File(name);
            (int exitCode, string output, string error) = CommandLine.Run("led", "record", file, "--for", "30s", "--for-run", "some-run", "--unit", "virtual");
            Assert.Empty(error);
            Assert.Equal(ExitCode.Ok, exitCode);
            Assert.Contains("30 s", output, StringComparison.Ordinal);
            using TraceReader reader = TraceFile.Open(file);
            Assert.Equal("some-run", reader.Header.Run);
            Assert.NotNull(reader.Header.BegunAt);
            Assert.Contains("virtual unit", reader.Header.Source, StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(30), reader.ReadToEnd().Length);
            Assert.Equal("DeveloperRunning", Decode(file, ExitCode.Ok).GetProperty("pattern").GetString());
        }
    }

    [Fact]
    public void A_recording_replaces_no_file()
    {
        string file = _line.File("led.vcd");
        File.WriteAllText(file, "mine");
        (int exitCode, _, string error) = CommandLine.Run("led", "record", file, "--for", "1s", "--unit", "virtual");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("not overwritten", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void A_virtual_line_is_calibrated()
    {
        (int exitCode, string output, string error) = CommandLine.Run("led", "calibrate", "--unit", "virtual");
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("can be trusted", output, StringComparison.Ordinal);
        Assert.Contains("0 missed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("led", "decode|watch|record|synth|calibrate")]
    [InlineData("led decode", "Expected: scm-harness led decode FILE.")]
    [InlineData("led decode NOWHERE.vcd", "cannot be read")]
    [InlineData("led decode NOWHERE.txt", ".vcd or .csv")]
    [InlineData("led decode BAD.vcd", "(1,1)")]
    [InlineData("led decode BAD.vcd --width 5", "20 to 1000")]
    [InlineData("led watch", "--chip CHIP --line N")]
    [InlineData("led watch --chip gpiochip0", "--line is missing")]
    [InlineData("led watch --line 4", "--chip is missing")]
    [InlineData("led watch --chip gpiochip0 --line -1", "from 0 on")]
    [InlineData("led watch --unit local", "--unit")]
    [InlineData("led watch --unit virtual --chip gpiochip0 --line 4", "one of them")]
    [InlineData("led watch --unit virtual --profile scm-c1", "scm-b1")]
    [InlineData("led watch --unit virtual --state NOWHERE", "virtual init")]
    [InlineData("led watch --state NOWHERE", "--unit virtual")]
    [InlineData("led watch --unit virtual --for soon", "10s, 5m or 2h")]
    [InlineData("led record OUT.vcd", "Expected: scm-harness led record OUT --for TIME.")]
    [InlineData("led record OUT.bin --for 1s --unit virtual", ".vcd or .csv")]
    [InlineData("led record OUT.vcd --for 1s --unit virtual --for-run ../x", "--for-run")]
    [InlineData("led synth OUT.vcd", "Expected: scm-harness led synth OUT --pattern NAME.")]
    [InlineData("led synth OUT.vcd --pattern Disco", "DeveloperRunning")]
    [InlineData("led synth OUT.vcd --pattern Fatal", "scm-harness: ")]
    [InlineData("led synth OUT.vcd --pattern Off --main 4", "scm-harness: ")]
    [InlineData("led synth OUT.vcd --pattern Unbound --jitter 2", "scm-harness: ")]
    public void A_command_line_that_is_wrong_is_a_usage_error_that_says_what_was_expected(string arguments, string expected)
    {
        File.WriteAllText(_line.File("BAD.vcd"), "hello");
        (int exitCode, string output, string error) = CommandLine.Run(arguments.Split(' ').Select(word =>
            word.StartsWith("OUT", StringComparison.Ordinal) || word.StartsWith("NOWHERE", StringComparison.Ordinal) || word.StartsWith("BAD", StringComparison.Ordinal) ? _line.File(word) : word));
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_line.Unit)!, "OUT*"));
    }

    [Theory]
    [InlineData("led synth PLACE --pattern Off")]
    [InlineData("led record PLACE --for 1s --unit virtual")]
    [InlineData("virtual led UNIT --vcd PLACE")]
    public void A_trace_that_cannot_be_written_is_refused_with_the_path_the_reason_and_what_to_do(string arguments)
    {
        CommandLine.Succeed("init", _line.Unit, "--profile", "scm-a1");
        Directory.CreateDirectory(_line.File("folder.vcd"));
        File.WriteAllText(_line.File("file"), "mine");
        foreach ((string name, string why) in ((string, string)[])
        [
            ("folder.vcd", "this is a folder"),
            ("new/led.vcd", $"there is no folder {_line.File("new")}"),
            ("file/led.csv", $"there is no folder {_line.File("file")}"),
            ("/proc/led.vcd", "nothing can be made in that folder"),
        ])
        {
            string place = _line.File(name);
            (int exitCode, string output, string error) = CommandLine.Run(arguments.Split(' ').Select(word => word switch { "PLACE" => place, "UNIT" => _line.Unit, _ => word }));
            Assert.Equal(ExitCode.Usage, exitCode);
            Assert.Empty(output);
            Assert.StartsWith($"scm-harness: {place}: ", error, StringComparison.Ordinal);
            Assert.Contains(why, error, StringComparison.Ordinal);
            Assert.EndsWith(" Expected the path of a .vcd or .csv file in a folder that is there and can be written to.\n", error, StringComparison.Ordinal);
        }
    }

    private static TheoryData<string, int?, int?> AllShown()
    {
        TheoryData<string, int?, int?> data = [];
        foreach (LedShown shown in Enum.GetValues<LedShown>().Where(shown => shown is not LedShown.Fatal))
        {
            data.Add(shown.ToString(), null, null);
        }

        IEnumerable<(int, int?)> codes = FatalCodes.All.Select(code => (code.Main, code.HasAggregateSubcode ? 3 : code.Subcode));
        foreach ((int main, int? sub) in codes)
        {
            data.Add(nameof(LedShown.Fatal), main, sub);
        }

        return data;
    }

    private string Synth(string name, string pattern, int? main, int? sub, params string[] more)
    {
        string file = _line.File(name);
        string[] code = [.. main is null ? (string[])[] : ["--main", $"{main}"], .. sub is null ? (string[])[] : ["--sub", $"{sub}"]];
        string[] length = more.Contains("--for") ? [] : ["--for", "150s"];
        (int exitCode, _, string error) = CommandLine.Run(["led", "synth", file, "--pattern", pattern, .. code, .. length, .. more]);
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        return file;
    }

    private static JsonElement Decode(string file, int expected)
    {
        (int exitCode, string output, string error) = CommandLine.Run("led", "decode", file, "--json");
        Assert.Empty(error);
        Assert.Equal(expected, exitCode);
        return OnlyObject(output);
    }

    private static JsonElement OnlyObject(string output)
    {
        Assert.Equal(1, output.Count(letter => letter == '\n'));
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(s_members, document.RootElement.EnumerateObject().Select(member => member.Name));
        return document.RootElement.Clone();
    }
}
