using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Stations;

/// <summary>Makes a station of a YAML tree, and reports everything in it that is wrong.</summary>
/// <param name="folder">What paths are relative to.</param>
/// <param name="checks">The checks whose settings may stand in it.</param>
/// <param name="report">Told of each error: line, column, message.</param>
internal sealed class StationReader(string folder, IReadOnlyList<ICheck> checks, Action<int, int, string> report)
{
    public const string Expected = "a map with at least the key name";

    private const int LongestText = 200;
    private const int MostReboots = 100_000;
    private const int LargestPort = 65_535;
    private const int LargestLine = 65_535;

    private static readonly TimeSpan s_shortestDebounce = TimeSpan.FromMilliseconds(0.1);

    /// <summary>Reads the root.</summary>
    public Station Read(YamlNode root, string fileHash)
    {
        string name = "";
        string? person = null;
        Station station = Station.Default;
        Map(root, Expected, new()
        {
            ["name"] = value => name = Text(value) ?? name,
            ["operator"] = value => person = Text(value),
            ["unit"] = value => Map(value, "a map of model and revision", new()
            {
                ["model"] = model => station = station with { Model = OneOf(model, [.. Models.All.Select(known => known.Name)]) },
                ["revision"] = revision => station = station with { Revision = OneOf(revision, UnitTargets.ScmRevisions) },
            }),
            ["ssh"] = value => station = station with { Ssh = Ssh(value) },
            ["power"] = value => station = station with { Power = Power(value) },
            ["led"] = value => station = station with { Led = Led(value) },
            ["budget"] = value => Map(value, "a map of reboots-per-run and reboots-per-hour", new()
            {
                ["reboots-per-run"] = count => station = station with { RebootsPerRun = Whole(count, 1, MostReboots) },
                ["reboots-per-hour"] = count => station = station with { RebootsPerHour = Whole(count, 1, MostReboots) },
            }),
            ["checks"] = value => station = station with { Settings = new SettingReader(checks, report).Read(value) },
        }, "name");
        return station with { Identity = new StationIdentity(name, person, fileHash) { Model = station.Model, Revision = station.Revision, Led = station.LocalLed } };
    }

    private SshAccess Ssh(YamlNode node)
    {
        SshAccess ssh = new("", "", "");
        Map(node, "a map of host, user, known-hosts, and if need be port and identity-file", new()
        {
            ["host"] = value => ssh = ssh with { Host = Word(value, "a host's name or address") ?? "" },
            ["user"] = value => ssh = ssh with { User = Word(value, "a user's name") ?? "" },
            ["known-hosts"] = value => ssh = ssh with { KnownHosts = PathOf(value) ?? "" },
            ["port"] = value => ssh = ssh with { Port = Whole(value, 1, LargestPort) ?? ssh.Port },
            ["identity-file"] = value => ssh = ssh with { IdentityFile = PathOf(value) },
        }, "host", "user", "known-hosts");
        return ssh;
    }

    private PowerControl Power(YamlNode node)
    {
        PowerControl power = new([], []);
        Map(node, "a map of off, on, and if need be off-time", new()
        {
            ["off"] = value => power = power with { Off = Words(value) },
            ["on"] = value => power = power with { On = Words(value) },
            ["off-time"] = value => power = power with { OffTime = Time(value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) ?? power.OffTime },
        }, "off", "on");
        return power;
    }

    private LedWiring Led(YamlNode node)
    {
        LedWiring led = new("", 0);
        Map(node, "a map of chip, line, and if need be active-low and debounce", new()
        {
            ["chip"] = value => led = led with { Chip = Chip(value) ?? "" },
            ["line"] = value => led = led with { Line = Line(value) ?? 0 },
            ["active-low"] = value => led = led with { IsActiveLow = YesOrNo(value) ?? false },
            ["debounce"] = value => led = led with { Debounce = Time(value, s_shortestDebounce, GpioLineOptions.LongestDebounce) },
        }, "chip", "line");
        return led;
    }

    private void Map(YamlNode node, string expected, Dictionary<string, Action<YamlNode>> keys, params string[] required)
    {
        if (node is not YamlMap map)
        {
            Report(node, expected);
            return;
        }

        foreach ((YamlScalar key, YamlNode value) in map.Entries)
        {
            if (keys.TryGetValue(key.Value, out Action<YamlNode>? read))
            {
                read(value);
            }
            else
            {
                report(key.Line, key.Column, $"unknown key {Shown.Of(key.Value)}. Expected one of {string.Join(", ", keys.Keys)}.{NearestName.Question(key.Value, keys.Keys)}".TrimEnd('.'));
            }
        }

        foreach (string key in required.Where(key => !map.Entries.Any(entry => entry.Key.Value == key)))
        {
            report(map.Line, map.Column, $"the key {key} is missing here");
        }
    }

    private string? Text(YamlNode node) => Value(node, $"a text of 1 to {LongestText} letters", text => text.Trim().Length > 0 && text.Length <= LongestText && !text.Any(char.IsControl) ? text : null);

    // What begins with a hyphen would be an option to the program that is called with it.
    private string? Word(YamlNode node, string expected) => Value(
        node,
        $"{expected}: letters, digits and . _ : - only, not - at the beginning",
        text => text.Length is > 0 and <= LongestText && text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '-') ? text : null);

    private string? OneOf(YamlNode node, IReadOnlyList<string> choices) => Value(
        node, $"one of {string.Join(", ", choices)}", text => choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase)));

    private string? PathOf(YamlNode node) => Value(
        node,
        "a file's path, absolute or relative to the station file; ~ stands for nothing here",
        text => text.Trim().Length > 0 && text[0] != '~' && !text.Any(char.IsControl) ? Path.GetFullPath(text, folder) : null);

    private int? Whole(YamlNode node, int least, int most)
    {
        int number = 0;
        return Value(node, $"a whole number from {least} to {most}", text => YamlNumber.TryParse((YamlScalar)node, out double value) && value >= least && value <= most && value % 1 == 0 && (number = (int)value) == value ? text : null) is null ? null : number;
    }

    private TimeSpan? Time(YamlNode node, TimeSpan least, TimeSpan most)
    {
        TimeSpan? time = null;
        Value(node, $"{Duration.Expected}, from {least.TotalSeconds} s to {most.TotalSeconds} s", text => (time = Duration.Parse(text)) is { } parsed && parsed >= least && parsed <= most ? text : null);
        return time;
    }

    // A chip's number may change from boot to boot, so that a link of udev's in a folder of its own has to be possible.
    private string? Chip(YamlNode node) => Value(
        node,
        "a GPIO chip such as gpiochip0, or its absolute path",
        text => text.Length <= LongestText && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            && (text[0] == '/' || (text.StartsWith("gpiochip", StringComparison.Ordinal) && text["gpiochip".Length..] is { Length: > 0 } number && number.All(char.IsAsciiDigit))) ? text : null);

    // Which lines are refused depends on the chip's label, which only opening it tells.
    private int? Line(YamlNode node) => Whole(node, 0, LargestLine);

    private bool? YesOrNo(YamlNode node) => Value(node, "true or false", text => node is YamlScalar { IsPlain: true } && text is ("true" or "false") ? text : null) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private IReadOnlyList<string> Words(YamlNode node)
    {
        if (node is not YamlList { Items.Count: > 0 } list)
        {
            Report(node, "a list of a program and its arguments, such as [uhubctl, -a, off]");
            return [];
        }

        return [.. list.Items.Select((item, index) => Value(item, index == 0 ? "a program" : "an argument", text => (text.Length > 0 || index > 0) && !text.Contains('\0', StringComparison.Ordinal) ? text : null) ?? "")];
    }

    private string? Value(YamlNode node, string expected, Func<string, string?> accept)
    {
        if (node is YamlScalar scalar && (scalar.Value.Length > 0 || !scalar.IsPlain) && accept(scalar.Value) is { } value)
        {
            return value;
        }

        Report(node, expected);
        return null;
    }

    private void Report(YamlNode node, string expected) => report(node.Line, node.Column, $"found {node.Found}. Expected {expected}");
}
