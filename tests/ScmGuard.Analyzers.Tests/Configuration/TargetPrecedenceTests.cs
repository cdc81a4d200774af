using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Configuration;

/// <summary>All the ways to say what a program runs on, by what SCM1001 makes of them.</summary>
public sealed class TargetPrecedenceTests
{
    private const string Affected = "SCM-B1/01.02.02release";
    private const string Unaffected = "SCM-A1";

    /// <summary>Null: not said.</summary>
    [Theory]
    [InlineData(null, null, null, true)]
    [InlineData(Unaffected, null, null, false)]
    [InlineData(null, Unaffected, null, false)]
    [InlineData(null, null, Unaffected, false)]
    [InlineData(Affected, Unaffected, Unaffected, true)]
    [InlineData(Unaffected, Affected, Affected, false)]
    [InlineData(null, Affected, Unaffected, true)]
    [InlineData(null, Unaffected, Affected, false)]
    [InlineData("", Unaffected, null, false)]
    [InlineData("SCM-Z9", Unaffected, Unaffected, true)]
    [InlineData(null, "SCM-Z9", Unaffected, true)]
    [InlineData(null, null, "SCM-Z9", true)]
    public Task The_build_goes_before_the_analyzer_configuration_and_that_before_the_file(string? property, string? configuration, string? file, bool warns)
    {
        var test = Test(warns);
        if (property is not null)
        {
            test.GlobalOptions["build_property.ScmGuardTarget"] = property;
        }

        if (configuration is not null)
        {
            test.AnalyzerConfigFiles["/.editorconfig"] = $"root = true\n[*.cs]\nscmguard_target = {configuration}\n";
        }

        if (file is not null)
        {
            test.AdditionalFiles["scmguard.json"] = $$"""{ "targets": ["{{file}}"] }""";
        }

        return test.VerifyAsync();
    }

    [Fact]
    public Task A_folder_can_say_another_target_than_the_rest()
    {
        var test = new RuleTest<SCM1001KeyPairLostAtReboot>
        {
            Sources = { ["/src/New/A.cs"] = Source(false).Replace("Program", "A"), ["/src/Old/B.cs"] = Source(true).Replace("Program", "B") },
            AnalyzerConfigFiles = { ["/src/New/.editorconfig"] = "[*.cs]\nscmguard_target = SCM-A1\n" },
        };
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_global_configuration_counts()
    {
        var test = Test(warns: false);
        test.AnalyzerConfigFiles["/.globalconfig"] = "is_global = true\nscmguard_target = SCM-A1\n";
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("{ \"targets\": [\"SCM-A1\"], }")]
    [InlineData("{ \"targets\": \"SCM-A1\" }")]
    [InlineData("{ \"targets\": [] }")]
    [InlineData("{ \"targets\": [\"SCM-A1\", 7] }")]
    [InlineData("")]
    public Task A_file_that_cannot_be_read_narrows_nothing(string text)
    {
        var test = Test(warns: true);
        test.AdditionalFiles["scmguard.json"] = text;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("scmguard_target = SCM-A1; SCM-B1/01.02.02release", true)]
    [InlineData("scmguard_target = SCM-A1 # SCM-B1", true)]
    [InlineData("SCMGUARD_TARGET: SCM-A1;SCM-B1", true)]
    [InlineData("scmguard_target = SCM-A1 # the old boards", false)]
    [InlineData("scmguard_target = SCM-A1", false)]
    [InlineData("# scmguard_target = SCM-A1; SCM-B1", false)]
    [InlineData("other = SCM-A1; SCM-B1", false)]
    public void A_list_that_the_compiler_cuts_is_reported_where_it_is_cut(string line, bool isCut)
    {
        var found = Settings.Diagnose(("/p/.editorconfig", $"root = true\n[*.cs]\n{line}\n"));
        Assert.Equal(isCut ? ["SCM9002"] : Array.Empty<string>(), found.Select(diagnostic => diagnostic.Id));
        Assert.All(found, diagnostic => Assert.Equal((2, line.IndexOfAny([';', '#'])), (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Location.GetLineSpan().StartLinePosition.Character)));
    }

    [Fact]
    public Task A_list_that_is_cut_narrows_nothing()
    {
        const string configuration = "root = true\n[*.cs]\nscmguard_target = SCM-A1; SCM-B1/01.02.02release\n";
        var test = Test(warns: true);
        test.AnalyzerConfigFiles["/.editorconfig"] = configuration;
        test.AdditionalFiles[".editorconfig"] = configuration;
        return test.VerifyAsync();
    }

    [Fact]
    public Task An_entry_of_the_analyzer_configuration_that_is_not_known_is_reported_once()
    {
        var test = new RuleTest<SCM9002UnknownTarget>
        {
            Sources = { ["A.cs"] = "class A;", ["B.cs"] = "class B;" },
            AnalyzerConfigFiles = { ["/.editorconfig"] = "root = true\n[*.cs]\nscmguard_target = SCM-A1, SCM-Z9\n" },
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM9002").AtCompilationEnd().WithMessageContaining("scmguard_target entry 'SCM-Z9' is not known"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("""{ "targets": ["SCM-Z9"] }""", 14, "target 'SCM-Z9'")]
    [InlineData("""{ "wrappers": [{ "member": "M:A.B.C", "operation": "zkMakeCoffee" }] }""", 51, "operation 'zkMakeCoffee'")]
    [InlineData("""{ "wrappers": [{ "member": "M:A.B.C", "operation": "zkSign", "roles": { "a": "Sugar" } }] }""", 51, "operation 'zkSign'")]
    [InlineData("""{ "wrappers": [{ "member": "M:A.B.C", "operation": "zkGenKeyPair", "roles": { "a": "Sugar" } }] }""", 83, "role 'Sugar'")]
    [InlineData("""{ "advisories": [{ "id": "x", "rule": "SCM9999", "affected": ["SCM"], "text": "t" }] }""", 38, "rule 'SCM9999'")]
    [InlineData("""{ "advisories": [{ "id": "x", "rule": "SCM1001", "affected": ["SCM-Z9"], "text": "t" }] }""", 62, "affected unit 'SCM-Z9'")]
    public void A_name_that_is_not_known_is_reported_where_it_stands(string text, int column, string message)
    {
        var first = Settings.Diagnose(("scmguard.json", text)).First();
        Assert.Equal(("SCM9002", column), (first.Id, first.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Contains(message, first.GetMessage(), StringComparison.Ordinal);
    }

    internal static RuleTest<SCM1001KeyPairLostAtReboot> Test(bool warns) => new() { Source = Source(warns) };

    private static string Source(bool warns)
    {
        var call = "zkGenKeyPair(context, 1)";
        return $$"""
            using System;
            using System.Runtime.InteropServices;
            static class Program
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr context, int type);
                static int M(IntPtr context) => {{(warns ? $"[|{call}|]" : call)}};
            }
            """;
    }
}
