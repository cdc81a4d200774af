using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Stations;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Stations;

public sealed class StationFileTests
{
    private const string Folder = "/bench";

    private const string Whole = """
        name: bench 1
        operator: A. Tester
        unit:
          model: SCM
          revision: B1
        ssh:
          host: scm-1.example
          port: 2222
          user: zymbit
          known-hosts: known_hosts
          identity-file: /keys/bench
        power:
          off: [power, "off", '1']
          on: [power, "on"]
          off-time: 2.5m
        led:
          chip: gpiochip4
          line: 23
          active-low: true
          debounce: 0.001s
        budget:
          reboots-per-run: 10
          reboots-per-hour: 5
        checks:
          sample:
            battery.minimum: 2.8
            battery:
              is-there: true
            firmware: 01.02
          sample.hosts: [one, 2]
          sample.mode: fast
        """;

    private static readonly IReadOnlyList<ICheck> s_checks = [new SampleCheck(), new BareCheck()];

    [Fact]
    public void Everything_that_a_file_says_is_in_the_station()
    {
        Station station = Parse(Whole);
        Assert.Equal("bench 1", station.Identity.Name);
        Assert.Equal("A. Tester", station.Identity.Operator);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Whole))), station.Identity.FileHash);
        Assert.Equal(("SCM", "B1"), (station.Model, station.Revision));
        Assert.Equal((station.Model, station.Revision), (station.Identity.Model, station.Identity.Revision));
        Assert.Equal(new SshAccess("scm-1.example", "zymbit", "/bench/known_hosts") { Port = 2222, IdentityFile = "/keys/bench" }, station.Ssh);
        Assert.Equal(["power", "off", "1"], station.Power!.Off);
        Assert.Equal(["power", "on"], station.Power.On);
        Assert.Equal(TimeSpan.FromSeconds(150), station.Power.OffTime);
        Assert.Equal(new LedWiring("gpiochip4", 23) { IsActiveLow = true, Debounce = TimeSpan.FromMilliseconds(1) }, station.Led);
        Assert.Equal((10, 5), (station.RebootsPerRun, station.RebootsPerHour));
        Assert.Equal(
            ["sample.battery.is-there=true", "sample.battery.minimum=2.8", "sample.firmware=\"01.02\"", "sample.hosts=[\"one\",\"2\"]", "sample.mode=\"fast\""],
            station.Settings.Select(setting => $"{setting.Key}={setting.Value.GetRawText()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_is_enough()
    {
        Station station = Parse("name: bench 1");
        Assert.Null(station.Identity.Operator);
        Assert.Null(station.Ssh);
        Assert.Null(station.Power);
        Assert.Null(station.Led);
        Assert.Null(station.RebootsPerRun);
        Assert.Empty(station.Settings);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\nssh: {host: a, user: b, known-hosts: k}", false)]
    public void A_run_that_goes_on_without_the_file_knows_the_line_if_it_is_the_units_own(string ssh, bool isKnown)
    {
        Station station = Parse($"name: x\nled: {{chip: /dev/gpio/led, line: 0}}{ssh}");
        Assert.Equal(new LedWiring("/dev/gpio/led", 0), station.Led);
        StationIdentity kept = JsonSerializer.Deserialize<StationIdentity>(JsonSerializer.Serialize(station.Identity))!;
        Assert.Equal(isKnown ? station.Led : null, kept.Led);
    }

    [Fact]
    public void The_sample_is_a_station_file()
    {
        Station station = StationFile.Read(Path.Combine(RepositoryRoot.Path, "samples", "Station", "station.yaml"), CheckCatalog.All);
        Assert.NotNull(station.Ssh);
        Assert.NotNull(station.Power);
        Assert.Equal(Path.Combine(RepositoryRoot.Path, "samples", "Station", "known_hosts"), station.Ssh.KnownHosts);
    }

    [Theory]
    [InlineData("", "1,1", "the file is empty. Expected a map")]
    [InlineData("# only a remark\n", "1,1", "the file is empty")]
    [InlineData("bench", "1,1", "found \"bench\". Expected a map with at least the key name")]
    [InlineData("- name: x", "1,1", "found a list")]
    [InlineData("operator: x", "1,1", "the key name is missing here")]
    [InlineData("name:", "1,6", "found nothing. Expected a text")]
    [InlineData("name: [x]", "1,7", "found a list. Expected a text")]
    [InlineData("name: x\nname: y", "2,1", "the key name stands here a second time. The first one is in line 1")]
    [InlineData("name: x\noperater: y", "2,1", "unknown key operater. Expected one of name, operator, unit, ssh, power, led, budget, checks. Did you mean operator?")]
    [InlineData("name: x\nzebra: y", "2,1", "unknown key zebra. Expected one of name, operator, unit, ssh, power, led, budget, checks.")]
    [InlineData("name: x\nunit:\n  modle: SCM", "3,3", "Did you mean model?")]
    [InlineData("name: x\nunit:\n  model: SCN", "3,10", "found \"SCN\". Expected one of ZYMKEY4")]
    [InlineData("name: x\nunit:\n  revision: C1", "3,13", "Expected one of A1, B1")]
    [InlineData("name: x\nssh:\n  host: a\n  user: b", "3,3", "the key known-hosts is missing here")]
    [InlineData("name: x\nssh:\n  {host: -oProxyCommand=x, user: b, known-hosts: k}", "3,10", "found \"-oProxyCommand=x\". Expected a host's name or address")]
    [InlineData("name: x\nssh:\n  {host: a, user: -l, known-hosts: k}", "3,19", "Expected a user's name")]
    [InlineData("name: x\nssh:\n  {host: a, user: b, known-hosts: ~/k}", "3,35", "~ stands for nothing here")]
    [InlineData("name: x\nssh:\n  {host: a, user: b, known-hosts: k, port: 65536}", "3,44", "found \"65536\". Expected a whole number from 1 to 65535")]
    [InlineData("name: x\nssh:\n  {host: a, user: b, known-hosts: k, port: '22'}", "3,44", "Expected a whole number")]
    [InlineData("name: x\npower:\n  off: power off\n  on: [power, on]", "3,8", "found \"power off\". Expected a list of a program and its arguments")]
    [InlineData("name: x\npower: {off: [], on: [p]}", "2,14", "Expected a list of a program")]
    [InlineData("name: x\npower: {off: [''], on: [p]}", "2,15", "Expected a program")]
    [InlineData("name: x\npower: {off: [p], on: [p], off-time: 10}", "2,38", "found \"10\". Expected a time such as 10s, 5m or 2h, from 1 s to 3600 s")]
    [InlineData("name: x\npower: {off: [p], on: [p], off-time: 2h}", "2,38", "Expected a time such as 10s, 5m or 2h, from 1 s to 3600 s")]
    [InlineData("name: x\nled: gpiochip0", "2,6", "found \"gpiochip0\". Expected a map of chip, line")]
    [InlineData("name: x\nled: {chip: gpiochip0}", "2,6", "the key line is missing here")]
    [InlineData("name: x\nled: {chip: 0, line: 23}", "2,13", "found \"0\". Expected a GPIO chip such as gpiochip0, or its absolute path")]
    [InlineData("name: x\nled: {chip: gpiochip, line: 23}", "2,13", "Expected a GPIO chip")]
    [InlineData("name: x\nled: {chip: ../gpiochip0, line: 23}", "2,13", "Expected a GPIO chip")]
    [InlineData("name: x\nled: {chip: gpiochip0, line: -1}", "2,30", "Expected a whole number from 0 to")]
    [InlineData("name: x\nled: {chip: gpiochip0, line: 23, active-low: yes}", "2,46", "found \"yes\". Expected true or false")]
    [InlineData("name: x\nled: {chip: gpiochip0, line: 23, active-low: 'true'}", "2,46", "Expected true or false")]
    [InlineData("name: x\nled: {chip: gpiochip0, line: 23, debounce: 0.003s}", "2,44", "found \"0.003s\". Expected a time such as 10s, 5m or 2h, from 0.0001 s to 0.002 s")]
    [InlineData("name: x\nled: {chip: gpiochip0, line: 23, pull: up}", "2,34", "unknown key pull. Expected one of chip, line, active-low, debounce")]
    [InlineData("name: x\nbudget: {reboots-per-run: 0}", "2,27", "Expected a whole number from 1 to")]
    [InlineData("name: x\nbudget: {reboots-per-run: 1.5}", "2,27", "Expected a whole number from 1 to")]
    [InlineData("name: x\nbudget: {reboots-per-run: .inf}", "2,27", "Expected a whole number from 1 to")]
    [InlineData("name: x\nchecks: yes", "2,9", "Expected a map of checks")]
    [InlineData("name: x\nchecks: {sampel: {}}", "2,10", "there is no check sampel. Expected one of sample, bare. Did you mean sample?")]
    [InlineData("name: x\nchecks: {bare: {x: 1}}", "2,17", "the check bare has no settings")]
    [InlineData("name: x\nchecks: {sample: 1}", "2,10", "found no map below sample")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.minimun: 3", "4,5", "there is no setting sample.battery.minimun. Expected one of sample.battery.minimum, sample.battery.is-there")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.minimun: 3", "4,5", "Did you mean sample.battery.minimum?")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.minimum: 9", "4,22", "found \"9\" for sample.battery.minimum. Expected a number from 1 to 5")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.minimum: low", "4,22", "Expected a number from 1 to 5")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.minimum: {a: 1}", "4,22", "found a map")]
    [InlineData("name: x\nchecks:\n  sample:\n    battery.is-there: maybe", "4,23", "Expected true or false")]
    [InlineData("name: x\nchecks:\n  sample:\n    mode: quick", "4,11", "Expected one of fast, slow")]
    [InlineData("name: x\nchecks:\n  sample:\n    hosts: one", "4,12", "Expected a list of texts")]
    [InlineData("name: x\nchecks:\n  sample:\n    mode: fast\n  sample.mode: slow", "5,3", "sample.mode is set here a second time. The first one is in line 4")]
    [InlineData("name: &a x", "1,7", "an anchor")]
    [InlineData("name: x\noperator: *a", "2,11", "an alias")]
    [InlineData("name: !!str x", "1,7", "a tag")]
    [InlineData("name: !x y", "1,7", "a tag")]
    [InlineData("name: x\n---\nname: y", "2,1", "a second document begins")]
    [InlineData("? [a]\n: b\nname: x", "1,3", "the key is a list")]
    [InlineData("name: x\n\tunit: y", "1,7", "this is no YAML")]
    [InlineData("name: \"x", "1,", "this is no YAML")]
    [InlineData("name: x\nunit: [[[[[[[[[[[[[[[[[[[[[[[[", "2,", "nested more than")]
    public void A_wrong_file_is_an_error_with_its_place(string text, string place, string expected)
    {
        StationFileException exception = Assert.Throws<StationFileException>(() => Parse(text));
        Assert.Contains(exception.Errors, error => error.ToString().StartsWith($"{Folder}/station.yaml({place}", StringComparison.Ordinal) && error.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void All_errors_of_a_file_are_reported_at_once_in_its_order()
    {
        StationFileException exception = Assert.Throws<StationFileException>(() => Parse("""
            nmae: x
            ssh: {host: a, port: 0}
            checks: {sample: {mode: quick}}
            nmae: y
            """));
        Assert.Equal([1, 1, 2, 2, 2, 3, 4], exception.Errors.Select(error => error.Line));
        Assert.Equal(exception.Errors.Count, exception.Message.Split('\n').Length);
    }

    [Fact]
    public void A_value_is_shown_short_and_without_letters_that_a_terminal_would_obey()
    {
        StationFileError error = Assert.Throws<StationFileException>(() => Parse($"name: x\nunit:\n  model: \"\\e[2J{new string('a', 500)}\"")).Errors.Single();
        Assert.DoesNotContain('\e', error.Message);
        Assert.DoesNotContain(new string('a', 100), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_or_no_text_is_an_error()
    {
        Assert.Contains("larger", Assert.Throws<StationFileException>(() => StationFile.Parse(new byte[StationFile.LargestSize + 1], "s.yaml", s_checks)).Message, StringComparison.Ordinal);
        Assert.StartsWith("s.yaml(2,1): ", Assert.Throws<StationFileException>(() => StationFile.Parse([(byte)'a', (byte)'\n', 0xFF], "s.yaml", s_checks)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData(' ')]
    [InlineData('"')]
    [InlineData('a')]
    [InlineData(':')]
    [InlineData('?')]
    public void The_largest_file_of_one_letter_is_an_error(char letter) =>
        Assert.Throws<StationFileException>(() => Parse(new string(letter, StationFile.LargestSize)));

    [Fact]
    public void A_file_with_anything_changed_gives_a_station_or_errors_and_never_another_exception()
    {
        string[] pieces = [":", "\n", "  ", "-", "[", "]", "{", "}", "\"", "'", "&a ", "*a", "!!int ", "|", ">", "%", "\t", "\0", "\e", "\\U00110000", "#", "? ", "---\n", "...\n", "\ud800", "é", "<<: ", "~", "null", "1e999", "0x1F"];
        Gen<(int At, int Length, string Piece)[]> changes = Gen.Zip(Gen.Zip(Gen.Choose(0, Whole.Length), Gen.Choose(0, 6)), Gen.Elements(pieces))
            .Select(change => (change.Item1.Item1, change.Item1.Item2, change.Item2))
            .NonEmptyListOf().Select(list => list.Take(5).ToArray());
        int errors = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(changes.ToArbitrary(), all =>
        {
            string text = Whole;
            foreach ((int at, int length, string piece) in all)
            {
                int from = Math.Min(at, text.Length);
                text = string.Concat(text.AsSpan(0, from), piece, text.AsSpan(Math.Min(text.Length, from + length)));
            }

            try
            {
                Assert.NotEmpty(Parse(text).Identity.Name);
            }
            catch (StationFileException exception)
            {
                errors++;
                int lines = text.Count(letter => letter is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
                Assert.All(exception.Errors, error =>
                {
                    Assert.InRange(error.Line, 1, lines + 1);
                    Assert.InRange(error.Column, 1, text.Length + 1);
                });
            }
        }));
        Assert.InRange(errors, 300, 999);
    }

    private static Station Parse(string text) => StationFile.Parse(Encoding.UTF8.GetBytes(text), $"{Folder}/station.yaml", s_checks);

    private sealed class SampleCheck : ICheck
    {
        public string Name => "sample";

        public string Title => "A sample";

        public IReadOnlyList<Setting> Settings { get; } =
        [
            new NumberSetting("sample.battery.minimum", 2.5, 1, 5, "V."),
            new FlagSetting("sample.battery.is-there", false, "Whether there is one."),
            new TextSetting("sample.firmware", "", "The firmware."),
            new TextSetting("sample.mode", "slow", "How fast.", "fast", "slow"),
            new ListSetting("sample.hosts", [], "Hosts."),
        ];

        public IReadOnlyList<Step> Plan(PlanRequest request) => [];
    }

    private sealed class BareCheck : ICheck
    {
        public string Name => "bare";

        public string Title => "A check without settings";

        public IReadOnlyList<Setting> Settings => [];

        public IReadOnlyList<Step> Plan(PlanRequest request) => [];
    }
}
