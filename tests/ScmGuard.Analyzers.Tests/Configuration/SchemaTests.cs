using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Harness.Tests.Reporting;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Configuration;

/// <summary>The published schema says what the reader does, and the page's examples are what both take.</summary>
public sealed partial class SchemaTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(Read("analyzers/ScmGuard.Package/schema/scmguard.schema.json")).RootElement;

    [Fact]
    public void Its_lists_are_those_of_the_tables()
    {
        Assert.Equal(UnitTargets.KnownSpellings, List("target"));
        Assert.Equal(Operations.All.Select(operation => operation.NativeName).Concat(PythonMethods.All.Select(method => method.Name)), List("operation"));
        Assert.Equal(Roles.Names, List("role"));
        Assert.Equal(ScmGuardFile.RulesWithAdvisories, _schema.GetProperty("$defs").GetProperty("advisory").GetProperty("properties").GetProperty("rule").GetProperty("enum").EnumerateArray().Select(item => item.GetString()!));
    }

    [Fact]
    public void The_files_of_the_page_and_of_these_tests_are_valid()
    {
        var examples = Example().Matches(Read("docs/configuration.md")).Select(match => match.Groups["json"].Value).Append(Settings.Complete).ToList();
        Assert.True(examples.Count >= 2);
        Assert.All(examples, example =>
        {
            Assert.Empty(JsonSchemaCheck.Faults(_schema, JsonDocument.Parse(example).RootElement));
            Assert.Empty(ScmGuardFile.Read("scmguard.json", SourceText.From(example)).Problems);
        });
    }

    /// <summary>Each value of a complete file left out or put in place of another kind: an editor and the build say the same about it.</summary>
    [Fact]
    public void What_the_schema_refuses_is_reported_and_what_it_takes_is_not()
    {
        var (changes, refused) = (0, 0);
        foreach (var changed in Changes())
        {
            var faults = JsonSchemaCheck.Faults(_schema, JsonDocument.Parse(changed).RootElement).ToList();
            var problems = ScmGuardFile.Read("scmguard.json", SourceText.From(changed)).Problems;
            Assert.True(faults.Count > 0 == problems.Length > 0, $"schema: {string.Join("; ", faults)}\nreader: {string.Join("; ", problems.Select(problem => problem.Message))}\n{changed}");
            changes++;
            refused += faults.Count > 0 ? 1 : 0;
        }

        Assert.True(changes > 150 && refused > changes / 2, $"{changes} changes, {refused} refused");
    }

    public static TheoryData<string> HarnessFiles() =>
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "ScmGuard.Harness.Tests", "Reporting"), "UnitFactsTests.*.verified.json").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(HarnessFiles))]
    public void What_the_harness_writes_is_read(string file)
    {
        var text = Read("tests/ScmGuard.Harness.Tests/Reporting/" + file);
        var facts = UnitFactsFile.Read(file, SourceText.From(text));
        Assert.Empty(facts.Problems);
        Assert.NotNull(facts.Unit);
        using var written = JsonDocument.Parse(text);
        Assert.Equal(written.RootElement.GetProperty("isVirtual").GetBoolean(), facts.IsVirtual);
        var keys = written.RootElement.GetProperty("survival").GetProperty("generated-key-pair").EnumerateObject().Select(result => result.Value.GetString());
        Assert.Equal(keys.Contains("lost"), facts.Unit.Showed.Contains("#159"));
    }

    private static IEnumerable<string> Changes()
    {
        var places = new List<string[]>();
        Collect(JsonNode.Parse(Settings.Complete)!, []);
        foreach (var place in places)
        {
            foreach (var with in new[] { null, "7", "\"nonsense\"", "null", "[]", "{}", "true" })
            {
                var root = JsonNode.Parse(Settings.Complete)!;
                var parent = place[..^1].Aggregate(root, (node, step) => node is JsonArray array ? array[int.Parse(step)]! : node[step]!);
                if (parent is JsonArray items)
                {
                    var index = int.Parse(place[^1]);
                    items.RemoveAt(index);
                    if (with is not null)
                    {
                        items.Insert(index, JsonNode.Parse(with));
                    }
                }
                else
                {
                    parent.AsObject().Remove(place[^1]);
                    if (with is not null)
                    {
                        parent[place[^1]] = JsonNode.Parse(with);
                    }
                }

                yield return root.ToJsonString();
            }
        }

        void Collect(JsonNode node, string[] place)
        {
            var inner = node switch
            {
                JsonObject members => members.Select(member => (member.Key, member.Value)),
                JsonArray items => items.Select((item, index) => ($"{index}", item)),
                _ => [],
            };
            foreach (var (step, value) in inner)
            {
                places.Add([.. place, step]);
                Collect(value!, [.. place, step]);
            }
        }
    }

    private static IEnumerable<string> List(string definition) => _schema.GetProperty("$defs").GetProperty(definition).GetProperty("enum").EnumerateArray().Select(item => item.GetString()!);

    private static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, file));

    [GeneratedRegex("^```json\n(?<json>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
