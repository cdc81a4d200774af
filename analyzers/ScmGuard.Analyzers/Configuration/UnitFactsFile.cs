using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Configuration.Json;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A unit facts file, as the harness writes it. Its form is docs/harness/unit-facts.schema.json.</summary>
/// <param name="Unit">The unit, or null if the file cannot be read.</param>
/// <param name="IsVirtual">True if the unit was simulated.</param>
/// <param name="VirtualAt">Where the file says so.</param>
/// <param name="Problems">What is wrong with the file.</param>
internal sealed record UnitFactsFile(InventoriedUnit? Unit, bool IsVirtual, Location? VirtualAt, ImmutableArray<ConfigurationProblem> Problems)
{
    /// <summary>The end of the file's name.</summary>
    public const string NameEnd = "unit-facts.json";

    private const string Schema = "scmguard.unit-facts";
    private const string Version = "1";

    private static readonly string[] _reboots = ["soft", "cold", "power-cut"];

    /// <summary>True for <c>unit-facts.json</c> and for names such as <c>gateway-7.unit-facts.json</c>.</summary>
    public static bool IsOne(string path) => Path.GetFileName(path).EndsWith(NameEnd, StringComparison.OrdinalIgnoreCase);

    public static UnitFactsFile Read(string path, SourceText source)
    {
        var reader = new ConfigurationReader(path, source);
        if (reader.ReadFile() is not { } root || !reader.Is(root, JsonKind.Object, "a unit facts file") || !IsThisVersion(reader, root))
        {
            return new UnitFactsFile(null, false, null, reader.Problems);
        }

        var facts = new Facts(reader, root);
        var isVirtual = facts.Truth("isVirtual");
        var unit = facts.ReadUnit(path);
        if (unit is null)
        {
            return new UnitFactsFile(null, isVirtual, null, reader.Problems);
        }

        return new UnitFactsFile(unit, isVirtual, isVirtual ? reader.At(root["isVirtual"]!.Span) : null, reader.Problems);
    }

    private static bool IsThisVersion(ConfigurationReader reader, JsonValue root)
    {
        if (root["schema"] is not { Kind: JsonKind.Text, Text: Schema })
        {
            reader.Unreadable(root["schema"]?.Span ?? new TextSpan(root.Span.Start, 1), $"expected the member \"schema\": \"{Schema}\": take the file that scm-harness wrote");
            return false;
        }

        if (root["version"] is not { Kind: JsonKind.Number, Text: Version })
        {
            reader.Unreadable(root["version"]?.Span ?? new TextSpan(root.Span.Start, 1), $"expected the member \"version\": {Version}: this ScmGuard reads no other");
            return false;
        }

        return true;
    }

    private sealed class Facts(ConfigurationReader reader, JsonValue root)
    {
        private bool _isWhole = true;

        public InventoriedUnit? ReadUnit(string path)
        {
            var verdict = Text("verdict", mayBeNull: false);
            var date = Text("date", mayBeNull: false);
            var model = Text("model");
            var revision = Text("revision");
            var firmware = Text("firmware");
            var serial = Text("serialHash");
            var showed = Showed();
            var results = Results();
            if (!_isWhole)
            {
                return null;
            }

            // A loss was seen, whatever the run came to; that nothing is lost takes a run that passed.
            if (results.Contains("lost"))
            {
                showed = showed.Add(Advisories.KeyPairLostAtReboot.Id);
            }

            return new InventoriedUnit(
                serial ?? path,
                date!,
                KindsOf(model, revision, firmware),
                $"{model}/{revision}/{firmware}",
                showed,
                verdict == "Pass" && results.All(static result => result == "survived"));
        }

        public bool Truth(string name)
        {
            if (Member(name) is { } value && reader.Is(value, JsonKind.Truth, name))
            {
                return value.Text == "true";
            }

            _isWhole = false;
            return false;
        }

        private JsonValue? Member(string name)
        {
            if (root[name] is { } value)
            {
                return value;
            }

            _isWhole = false;
            reader.Unreadable(new TextSpan(root.Span.Start, 1), $"a unit facts file needs the member '{name}'");
            return null;
        }

        private string? Text(string name, bool mayBeNull = true)
        {
            if (Member(name) is not { } value || (mayBeNull && value.Kind == JsonKind.Null))
            {
                return null;
            }

            var text = reader.Text(value, name);
            _isWhole &= text is not null;
            return text;
        }

        private ImmutableHashSet<string> Showed()
        {
            var showed = ImmutableHashSet.CreateBuilder(StringComparer.Ordinal);
            var value = Member("advisories");
            _isWhole &= value is { Kind: JsonKind.Array };
            foreach (var item in reader.Items(value, "advisories"))
            {
                if (reader.Text(item, "an advisory") is { } id)
                {
                    showed.Add(id);
                }
                else
                {
                    _isWhole = false;
                }
            }

            return showed.ToImmutable();
        }

        /// <summary>What became of generated key pairs, for each kind of reboot.</summary>
        private List<string> Results()
        {
            var results = new List<string>();
            if (Member("survival") is not { } survival || !reader.Is(survival, JsonKind.Object, "survival") || survival["generated-key-pair"] is not { } keys || !reader.Is(keys, JsonKind.Object, "generated-key-pair"))
            {
                if (root["survival"] is { Kind: JsonKind.Object } without && without["generated-key-pair"] is null)
                {
                    reader.Unreadable(new TextSpan(without.Span.Start, 1), "survival needs the member 'generated-key-pair'");
                }

                _isWhole = false;
                return results;
            }

            foreach (var reboot in _reboots)
            {
                var result = keys[reboot];
                if (result is { Kind: JsonKind.Text, Text: "survived" or "lost" or "not-tested" })
                {
                    results.Add(result.Text);
                    continue;
                }

                _isWhole = false;
                reader.Unreadable(result?.Span ?? new TextSpan(keys.Span.Start, 1), $"generated-key-pair needs the member '{reboot}' with \"survived\", \"lost\" or \"not-tested\"");
            }

            return results;
        }

        /// <summary>The kinds of unit that it can be. What is not known, or not in any table, leaves the possibilities open.</summary>
        private TargetSet KindsOf(string? model, string? revision, string? firmware)
        {
            if (model is null)
            {
                return TargetSet.Field;
            }

            if (UnitTargets.TryParse(model, out var units))
            {
                return TargetSet.Of([.. units.Where(unit =>
                    unit.Revision is null
                    || ((revision is null || string.Equals(unit.Revision, revision, StringComparison.OrdinalIgnoreCase))
                        && (firmware is null || FirmwareOf(firmware) == unit.Firmware)))]) is { IsEmpty: false } kinds
                    ? kinds
                    : TargetSet.Of(units);
            }

            reader.Unknown(root["model"]!.Span, $"model '{model}' is not known, so the unit counts as any; known models: {string.Join(", ", Enum.GetNames(typeof(Model)).Select(static name => name.ToUpperInvariant()))}");
            return TargetSet.Field;
        }

        /// <summary>The row of the table: null for a firmware that has none of its own.</summary>
        private static string? FirmwareOf(string firmware) =>
            UnitTargets.ScmFirmware.FirstOrDefault(known => string.Equals(known, firmware, StringComparison.OrdinalIgnoreCase));
    }
}
