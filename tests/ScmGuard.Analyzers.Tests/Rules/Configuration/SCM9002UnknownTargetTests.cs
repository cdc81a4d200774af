using System.Threading.Tasks;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Configuration;

public sealed class SCM9002UnknownTargetTests
{
    [Theory]
    [InlineData("SCM-B1/1.2.2")]
    [InlineData("SCM-C1")]
    [InlineData("SCM-B1/01.02.02")]
    [InlineData("B1")]
    [InlineData("HSM6/01.02.02release")]
    [InlineData("SCM-A1 SCM-B1")]
    public Task An_entry_that_names_no_known_unit_is_reported_with_the_known_values(string entry) => Test(entry, [entry]);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(",")]
    [InlineData("SCM")]
    [InlineData("SCM-B1")]
    [InlineData("scm-b1/01.02.02release")]
    [InlineData("SCM-A1,SCM-B1/01.02.02release")]
    [InlineData(" HSM6 , SCM-A1/01.00.00 ,")]
    public Task A_known_entry_is_silent(string target) => Test(target, []);

    [Fact]
    public Task Every_unknown_entry_of_a_list_is_reported() => Test("SCM-A1, SCM-Z9, HSM7", ["SCM-Z9", "HSM7"]);

    [Theory]
    [InlineData("SCM-A1, SCM-Z9")]
    [InlineData("SCM-Z9")]
    [InlineData("")]
    public void A_list_with_an_unknown_entry_widens_to_every_unit_in_the_field(string target) =>
        Assert.Equal(TargetSet.Field, TargetSetting.Parse(target).Units);

    [Fact]
    public void A_list_means_the_units_of_all_its_entries()
    {
        var units = TargetSetting.Parse("SCM-A1, SCM-B1/01.00.00").Units;
        Assert.Equal(
            TargetSet.Where(unit => unit is { Model: Model.Scm, Revision: "A1" } or { Model: Model.Scm, Revision: "B1", Firmware: "01.00.00" }),
            units);
        Assert.False(units.Meets(TargetSet.Of(Advisories.KeyPairLostAtReboot.Affected)));
    }

    [Theory]
    [InlineData("M:Acme.Keys.Create(System.Int32)", "kind", null)]
    [InlineData("M:Acme.Keys.Create(System.Int64)", "kind", "Keys has no method 'M:Acme.Keys.Create(System.Int64)', but M:Acme.Keys.Create(System.Int32)")]
    [InlineData("M:Acme.Keys.Make(System.Int32)", "kind", "Keys has no method 'Make'")]
    [InlineData("M:Acme.Keys.Create(System.Int32)", "type", "Create has no parameter 'type'; its parameters are kind")]
    [InlineData("M:Elsewhere.Keys.Create(System.Int32)", "type", null)]
    public Task A_map_of_a_method_that_its_type_does_not_have_is_reported(string member, string parameter, string? mistake)
    {
        var test = new RuleTest<SCM9002UnknownTarget>
        {
            Source = "namespace Acme { public class Keys { public int Create(int kind) => kind; } }",
            AdditionalFiles = { ["scmguard.json"] = $$"""{ "wrappers": [ { "member": {{(mistake is null ? $"\"{member}\"" : $"{{|#0:\"{member}\"|}}")}}, "operation": "zkGenKeyPair", "roles": { "{{parameter}}": "KeyType" } } ] }""" },
        };
        if (mistake is not null)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM9002").AtCompilationEnd().WithLocation(0).WithMessageContaining(mistake));
        }

        return test.VerifyAsync();
    }

    /// <summary>Reported in every project, also in one that never calls Zymbit.</summary>
    private static Task Test(string target, string[] unknown)
    {
        var test = new RuleTest<SCM9002UnknownTarget>
        {
            Source = "class NothingOfZymbit;",
            GlobalOptions = { ["build_property.ScmGuardTarget"] = target },
        };
        foreach (var entry in unknown)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM9002").AtCompilationEnd()
                .WithArguments("ScmGuardTarget", entry, string.Join(", ", UnitTargets.KnownSpellings)));
        }

        return test.VerifyAsync();
    }
}
