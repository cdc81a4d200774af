using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Stations;

/// <summary>Reads what a station tells the checks. A setting's path may be written with dots, with maps inside maps, or both.</summary>
/// <param name="checks">The checks.</param>
/// <param name="report">Told of each error: line, column, message.</param>
internal sealed class SettingReader(IReadOnlyList<ICheck> checks, Action<int, int, string> report)
{
    private readonly Dictionary<string, Setting> _known = checks.SelectMany(check => check.Settings).ToDictionary(setting => setting.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the map below <c>checks</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Read(YamlNode node)
    {
        if (node is YamlMap map)
        {
            ReadBelow("", map);
        }
        else
        {
            report(node.Line, node.Column, $"found {node.Found}. Expected a map of checks and their settings");
        }

        return _values;
    }

    private void ReadBelow(string path, YamlMap map)
    {
        foreach ((YamlScalar key, YamlNode value) in map.Entries)
        {
            string place = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            if (_known.TryGetValue(place, out Setting? setting))
            {
                ReadValue(key, setting, value);
            }
            else if (value is YamlMap below && (checks.Any(check => check.Name == place) || _known.Keys.Any(known => known.StartsWith($"{place}.", StringComparison.Ordinal))))
            {
                ReadBelow(place, below);
            }
            else
            {
                ReportUnknown(key, place);
            }
        }
    }

    private void ReadValue(YamlScalar key, Setting setting, YamlNode node)
    {
        if (!_lines.TryAdd(setting.Path, key.Line))
        {
            report(key.Line, key.Column, $"{setting.Path} is set here a second time. The first one is in line {_lines[setting.Path]}");
        }
        else if (ValueOf(setting, node) is { } value && setting.Accepts(value))
        {
            _values.Add(setting.Path, value);
        }
        else
        {
            report(node.Line, node.Column, $"found {node.Found} for {setting.Path}. Expected {setting.Expected}");
        }
    }

    // A text stays a text also where it looks like a number: firmware 01.02 is not 1.02.
    private static JsonElement? ValueOf(Setting setting, YamlNode node) => node switch
    {
        YamlScalar { IsPlain: true, Value.Length: 0 } => null,
        YamlScalar scalar when setting is not TextSetting && YamlNumber.TryParse(scalar, out double number) => JsonSerializer.SerializeToElement(number),
        YamlScalar { IsPlain: true, Value: "true" } when setting is not TextSetting => JsonSerializer.SerializeToElement(true),
        YamlScalar { IsPlain: true, Value: "false" } when setting is not TextSetting => JsonSerializer.SerializeToElement(false),
        YamlScalar scalar => JsonSerializer.SerializeToElement(scalar.Value),
        YamlList list when list.Items.All(item => item is YamlScalar) => JsonSerializer.SerializeToElement(list.Items.Select(item => ((YamlScalar)item).Value)),
        _ => null,
    };

    private void ReportUnknown(YamlScalar key, string place)
    {
        string? check = checks.Select(check => check.Name).FirstOrDefault(name => place == name || place.StartsWith($"{name}.", StringComparison.Ordinal));
        string[] known = [.. check is null ? checks.Select(known => known.Name) : _known.Keys.Where(path => path.StartsWith($"{check}.", StringComparison.Ordinal))];
        report(key.Line, key.Column, check is null
            ? $"there is no check {Shown.Of(place)}. Expected one of {string.Join(", ", known)}.{NearestName.Question(place, known)}".TrimEnd('.')
            : place == check ? $"found no map below {check}. Expected one of its settings"
            : known.Length == 0 ? $"the check {check} has no settings"
            : $"there is no setting {Shown.Of(place)}. Expected one of {string.Join(", ", known)}.{NearestName.Question(place, known)}".TrimEnd('.'));
    }
}
