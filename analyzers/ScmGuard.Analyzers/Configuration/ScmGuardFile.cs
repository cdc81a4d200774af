using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Configuration.Json;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A <c>scmguard.json</c>. Its form is analyzers/ScmGuard.Package/schema/scmguard.schema.json.</summary>
/// <param name="Target">The units that it names, or null if it names none.</param>
/// <param name="Wrappers">The wrappers that it maps.</param>
/// <param name="Advisories">The known issues that it adds.</param>
/// <param name="CountsVirtualUnits">Whether the facts of simulated units count; null if it does not say.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record ScmGuardFile(
    TargetSetting? Target,
    ImmutableArray<MappedWrapper> Wrappers,
    ImmutableArray<ProjectAdvisory> Advisories,
    bool? CountsVirtualUnits,
    ImmutableArray<ConfigurationProblem> Problems)
{
    /// <summary>The file's name.</summary>
    public const string Name = "scmguard.json";

    /// <summary>The rules that known issues can be added to.</summary>
    public static IReadOnlyList<string> RulesWithAdvisories { get; } = ["SCM1001"];

    public static ScmGuardFile Read(string path, SourceText source)
    {
        var reader = new ConfigurationReader(path, source);
        if (reader.ReadFile() is not { } root || !reader.IsObject(root, "scmguard.json", 0, "$schema", "targets", "wrappers", "advisories", "unitFacts"))
        {
            // A file that cannot be read may have narrowed nothing: every unit in the field counts.
            return new ScmGuardFile(TargetSetting.Unreadable, ImmutableArray<MappedWrapper>.Empty, ImmutableArray<ProjectAdvisory>.Empty, null, reader.Problems);
        }

        if (root["$schema"] is { } schema)
        {
            reader.Is(schema, JsonKind.Text, "$schema");
        }

        var target = ReadTargets(reader, root["targets"]);
        var wrappers = reader.Items(root["wrappers"], "wrappers").Select(item => ReadWrapper(reader, item)).OfType<MappedWrapper>().ToImmutableArray();
        var advisories = reader.Items(root["advisories"], "advisories").SelectMany(item => ReadAdvisory(reader, item)).ToImmutableArray();
        return new ScmGuardFile(target, wrappers, advisories, ReadUnitFacts(reader, root["unitFacts"]), reader.Problems);
    }

    private static TargetSetting? ReadTargets(ConfigurationReader reader, JsonValue? targets)
    {
        if (targets is null)
        {
            return null;
        }

        if (!reader.Is(targets, JsonKind.Array, "targets"))
        {
            return TargetSetting.Unreadable;
        }

        var units = TargetSet.None;
        var isKnown = targets.Items.Length > 0;
        if (!isKnown)
        {
            reader.Unreadable(targets.Span, "targets is empty: name the units, or leave it out for every unit in the field");
        }

        foreach (var item in targets.Items)
        {
            if (reader.Text(item, "a target") is not { } text)
            {
                isKnown = false;
            }
            else if (UnitTargets.TryParse(text.Trim(), out var named))
            {
                units |= TargetSet.Of(named);
            }
            else
            {
                isKnown = false;
                reader.Unknown(item.Span, $"target '{text}' is not known, so every unit in the field is assumed; known values: {string.Join(", ", UnitTargets.KnownSpellings)}");
            }
        }

        return isKnown ? TargetSetting.Of(units) : TargetSetting.Unreadable;
    }

    private static MappedWrapper? ReadWrapper(ConfigurationReader reader, JsonValue item)
    {
        if (!reader.IsObject(item, "a wrapper", 2, "member", "operation", "roles"))
        {
            return null;
        }

        var member = reader.Text(item["member"], "member");
        var operation = reader.Operation(item["operation"], "operation");
        var roles = ImmutableDictionary.CreateBuilder<string, ArgumentRole>(StringComparer.Ordinal);
        if (item["roles"] is { } stated && reader.Is(stated, JsonKind.Object, "roles"))
        {
            foreach (var role in stated.Members)
            {
                if (reader.Text(role.Value, "a role") is not { } name)
                {
                    continue;
                }

                if (Roles.TryParse(name, out var meaning))
                {
                    roles[role.Name] = meaning;
                }
                else
                {
                    reader.Unknown(role.Value.Span, $"role '{name}' is not known; roles are {string.Join(", ", Roles.Names)}");
                }
            }
        }

        if (member is not null && !IsMethodId(member))
        {
            reader.Unreadable(item["member"]!.Span, $"'{member}' is no documentation id of a method: write M: and the full name with the types of the parameters, such as M:Acme.Keys.Create(System.Int32)");
            return null;
        }

        return member is null || operation is null ? null : new MappedWrapper(member, operation, roles.ToImmutable(), reader.At(item["member"]!.Span));
    }

    private static bool IsMethodId(string id)
    {
        var open = id.IndexOf('(');
        var name = open < 0 ? id : id.Substring(0, open);
        return name.StartsWith("M:", StringComparison.Ordinal)
            && name.Length > 4
            && name.LastIndexOf('.') is var dot and > 2
            && dot < name.Length - 1
            && !name.Any(char.IsWhiteSpace)
            && (open < 0 || id.IndexOf(')', open) > open);
    }

    private static IEnumerable<ProjectAdvisory> ReadAdvisory(ConfigurationReader reader, JsonValue item)
    {
        if (!reader.IsObject(item, "an advisory", 4, "id", "rule", "affected", "text", "operations"))
        {
            yield break;
        }

        var id = reader.Text(item["id"], "id");
        var rule = reader.Text(item["rule"], "rule");
        var text = reader.Text(item["text"], "text");
        if (rule is not null && !RulesWithAdvisories.Contains(rule))
        {
            reader.Unknown(item["rule"]!.Span, $"rule '{rule}' reports no advisories; those that do are {string.Join(", ", RulesWithAdvisories)}");
            rule = null;
        }

        if (item["affected"] is { Kind: JsonKind.Array, Items.IsEmpty: true } nothing)
        {
            reader.Unreadable(nothing.Span, "affected is empty: name the units");
        }

        var affected = TargetSet.None;
        foreach (var unit in reader.Items(item["affected"], "affected"))
        {
            if (reader.Text(unit, "an affected unit") is not { } named)
            {
                continue;
            }

            if (TargetSet.TryParse(named.Trim(), out var units))
            {
                affected |= units;
            }
            else
            {
                reader.Unknown(unit.Span, $"affected unit '{named}' is not known; write a model, a revision or one with a firmware: {string.Join(", ", UnitTargets.KnownSpellings)}");
            }
        }

        var operations = reader.Items(item["operations"], "operations").Select(operation => reader.Operation(operation, "an operation")).OfType<Operation>().Select(static operation => operation.Id).ToImmutableArray();
        if (id is not null && rule is not null && text is not null && !affected.IsEmpty)
        {
            yield return new ProjectAdvisory(id, rule, affected, text, operations);
        }
    }

    private static bool? ReadUnitFacts(ConfigurationReader reader, JsonValue? unitFacts) =>
        unitFacts is not null
        && reader.IsObject(unitFacts, "unitFacts", 1, "virtualUnits")
        && reader.Text(unitFacts["virtualUnits"], "virtualUnits") is { } word
            ? ReadVirtualUnits(reader, unitFacts["virtualUnits"]!, word)
            : null;

    private static bool? ReadVirtualUnits(ConfigurationReader reader, JsonValue value, string word)
    {
        switch (word)
        {
            case "count":
                return true;
            case "ignore":
                return false;
            default:
                reader.Unreadable(value.Span, $"virtualUnits must be \"count\" or \"ignore\", not \"{word}\"");
                return null;
        }
    }
}
