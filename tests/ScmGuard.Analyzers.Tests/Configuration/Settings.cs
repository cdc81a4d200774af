using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Configuration;

/// <summary>Settings files as a compiler meets them, without a project around them.</summary>
internal static class Settings
{
    /// <summary>A scmguard.json with everything in it.</summary>
    public const string Complete = """
        {
          "$schema": "https://raw.githubusercontent.com/scmguard/scmguard/main/analyzers/ScmGuard.Package/schema/scmguard.schema.json",
          "targets": ["SCM-A1", "SCM-B1/01.02.02release"],
          "wrappers": [
            { "member": "M:Acme.Keys.Create(System.Int32,System.String)", "operation": "zkGenKeyPair", "roles": { "kind": "KeyType" } },
            { "member": "M:Acme.Keys.Drop(System.Int32)", "operation": "remove_key" }
          ],
          "advisories": [
            { "id": "#159", "rule": "SCM1001", "affected": ["SCM-A1/01.00.00"], "text": "SCM Rev A with firmware 01.00.00" },
            { "id": "ACME-7", "rule": "SCM1001", "affected": ["HSM6"], "text": "HSM6 of batch 7", "operations": ["zkGenKeyPair"] }
          ],
          "unitFacts": { "virtualUnits": "ignore" }
        }
        """;

    /// <summary>A unit facts file as the harness writes it.</summary>
    public static string Facts(
        string serial = "a",
        string model = "\"SCM\"",
        string revision = "\"B1\"",
        string firmware = "\"01.02.02release\"",
        string results = "not-tested,not-tested,not-tested",
        string verdict = "Inconclusive",
        string advisories = "",
        string date = "2026-05-01T10:00:00Z",
        bool isVirtual = false)
    {
        var result = results.Split(',');
        return $$"""
            {
              "schema": "scmguard.unit-facts",
              "version": 1,
              "run": "first",
              "program": "scm-harness 0.1.0",
              "date": "{{date}}",
              "verdict": "{{verdict}}",
              "isVirtual": {{(isVirtual ? "true" : "false")}},
              "model": {{model}},
              "modelNumber": "SCM",
              "revision": {{revision}},
              "firmware": {{firmware}},
              "serialHash": {{(serial.Length == 0 ? "null" : $"\"{string.Concat(Enumerable.Repeat(serial, 64))}\"")}},
              "serialNumber": null,
              "survival": {
                "generated-key-pair": { "soft": "{{result[0]}}", "cold": "{{result[1]}}", "power-cut": "{{result[2]}}" },
                "wallet": { "soft": "survived", "cold": "not-tested", "power-cut": "not-tested" },
                "foreign-key": { "soft": "survived", "cold": "not-tested", "power-cut": "not-tested" },
                "permanent-key": { "soft": "survived", "cold": "not-tested", "power-cut": "not-tested" }
              },
              "bootSeconds": null,
              "advisories": [{{advisories}}],
              "evidenceHash": "0000000000000000000000000000000000000000000000000000000000000000"
            }
            """;
    }

    /// <summary>What the rules about settings say about some files. It throws if one of them does.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(params (string Path, string Text)[] files) => Diagnose(CancellationToken.None, files);

    /// <summary>The same, with a way to stop.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(CancellationToken cancellationToken, params (string Path, string Text)[] files)
    {
        var texts = files.Select(file => (AdditionalText)new File(file.Path, file.Text)).ToImmutableArray();
        var thrown = new List<Exception>();
        var found = s_nothing.WithAnalyzers(
                [new SCM9001UnreadableConfiguration(), new SCM9002UnknownTarget()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions(texts), (exception, _, _) => { lock (thrown) { thrown.Add(exception); } }, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken).GetAwaiter().GetResult();
        Assert.Empty(thrown);
        return found;
    }

    /// <summary>A test of a rule whose project has facts about some units.</summary>
    public static T WithFacts<T>(this T test, params string[] facts) where T : RuleTest
    {
        for (var unit = 0; unit < facts.Length; unit++)
        {
            test.AdditionalFiles[$"unit-{unit}.unit-facts.json"] = facts[unit];
        }

        return test;
    }

    private static readonly Compilation s_nothing = Recognition.Recognized.Compile("class NothingOfZymbit;");

    private sealed class File(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
