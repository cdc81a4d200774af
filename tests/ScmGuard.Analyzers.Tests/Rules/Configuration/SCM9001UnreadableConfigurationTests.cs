using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Analyzers.Tests.Configuration;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Configuration;

public sealed class SCM9001UnreadableConfigurationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{ \"targets\": [\"SCM-A1\"] ")]
    [InlineData("[]")]
    [InlineData("{ \"target\": [\"SCM-A1\"] }")]
    [InlineData("{ \"targets\": \"SCM-A1\" }")]
    [InlineData("{ \"targets\": [] }")]
    [InlineData("{ \"targets\": [1] }")]
    [InlineData("{ \"$schema\": 1 }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"M:A.B.C\" }] }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"A.B.C\", \"operation\": \"zkGenKeyPair\" }] }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"M:C\", \"operation\": \"zkGenKeyPair\" }] }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"M:A.B.C(\", \"operation\": \"zkGenKeyPair\" }] }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"M:A.B.C\", \"operation\": \"zkGenKeyPair\", \"roles\": [] }] }")]
    [InlineData("{ \"wrappers\": [{ \"member\": \"M:A.B.C\", \"operation\": 7 }] }")]
    [InlineData("{ \"advisories\": [{ \"id\": \"x\" }] }")]
    [InlineData("{ \"unitFacts\": { \"virtualUnits\": \"maybe\" } }")]
    [InlineData("{ \"unitFacts\": {} }")]
    [InlineData("{ \"unitFacts\": true }")]
    public void Settings_of_the_wrong_form_are_reported_at_a_place_in_the_file(string text)
    {
        var found = Settings.Diagnose(("/p/scmguard.json", text));
        Assert.NotEmpty(found);
        Assert.All(found, diagnostic =>
        {
            Assert.Equal("SCM9001", diagnostic.Id);
            Assert.Equal("/p/scmguard.json", diagnostic.Location.GetLineSpan().Path);
            Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
        });
    }

    [Fact]
    public Task Line_and_column_are_those_of_the_mistake_and_an_editor_shows_them()
    {
        var test = new RuleTest<SCM9001UnreadableConfiguration>
        {
            Source = "class NothingOfZymbit;",
            AdditionalFiles = { ["scmguard.json"] = "{\n  \"targets\": [\"SCM-A1\"]\n  {|#0:\"|}wrappers\": []\n}" },
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM9001").WithLocation(0).WithMessageContaining("expected ',' or '}' after the member"));
        return test.VerifyAsync();
    }

    [Fact]
    public void A_member_that_is_not_known_is_named_with_the_known_ones() =>
        Assert.Contains("'target'; its members are $schema, targets, wrappers", Assert.Single(Settings.Diagnose(("scmguard.json", "{ \"target\": [] }"))).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void Complete_settings_and_facts_are_silent() =>
        Assert.Empty(Settings.Diagnose(("scmguard.json", Settings.Complete), ("unit-facts.json", Settings.Facts()), ("b.unit-facts.json", Settings.Facts(isVirtual: true))));

    [Fact]
    public void A_byte_order_mark_and_an_empty_object_are_silent() => Assert.Empty(Settings.Diagnose(("scmguard.json", "\uFEFF{}")));

    [Theory]
    [InlineData("\"schema\": \"scmguard.unit-facts\"", "\"schema\": \"something\"")]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"version\": 1,", "")]
    [InlineData("\"model\": \"SCM\",", "")]
    [InlineData("\"isVirtual\": false", "\"isVirtual\": \"no\"")]
    [InlineData("\"soft\": \"not-tested\"", "\"soft\": \"perhaps\"")]
    [InlineData("\"advisories\": []", "\"advisories\": [159]")]
    [InlineData("\"generated-key-pair\"", "\"generated\"")]
    [InlineData("\"firmware\": \"01.02.02release\"", "\"firmware\": 1")]
    public void Facts_of_the_wrong_form_are_reported(string part, string with)
    {
        var text = Settings.Facts();
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Contains(Settings.Diagnose(("unit-facts.json", text.Replace(part, with, StringComparison.Ordinal))), diagnostic => diagnostic.Id == "SCM9001");
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("notscmguard.json.txt")]
    [InlineData("unit-facts.json.bak")]
    public void Other_files_are_none_of_its_business(string path) => Assert.Empty(Settings.Diagnose((path, "{")));

    [Fact]
    public void A_huge_file_is_refused_in_one_line() =>
        Assert.Contains("characters", Assert.Single(Settings.Diagnose(("scmguard.json", new string(' ', 20_000_000)))).GetMessage(), StringComparison.Ordinal);

    /// <summary>A character deleted, doubled or replaced at every place of both files: never an exception, and always a place inside the file.</summary>
    [Fact]
    public void Every_mutant_of_a_file_is_read_or_reported_at_a_place_in_it()
    {
        var (mutants, reported) = (0, 0);
        foreach (var (path, text) in new[] { ("scmguard.json", Settings.Complete), ("unit-facts.json", Settings.Facts()) })
        {
            for (var change = 0; change < 2 * text.Length; change++)
            {
                var position = change / 2;
                var with = (change % 5) switch { 0 => "", 1 => new string(text[position], 2), 2 => "\"", 3 => "}", _ => "\0" };
                var mutant = text.Remove(position, 1).Insert(position, with);
                var found = Settings.Diagnose((path, mutant));
                foreach (var diagnostic in found)
                {
                    Assert.Equal(path, diagnostic.Location.GetLineSpan().Path);
                    Assert.InRange(diagnostic.Location.SourceSpan.End, 0, mutant.Length);
                }

                mutants++;
                reported += found.Any() ? 1 : 0;
            }
        }

        Assert.True(mutants >= 2_000, $"{mutants} mutants");
        Assert.InRange(reported, mutants / 3, mutants);
    }
}
