using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

public sealed class SCM1006PublicKeyExportDisabledTests
{
    public static TheoryData<Route, string> Calls => RoutedProgram.Rows(
        ("[|zkDisablePubKeyExport(3, false)|];", "[|client.disable_public_key_export(3)|];", "[|unit.DisablePublicKeyExport(KeySlot.Permanent(3), Irreversible.ForUnit(text))|];"),
        ("[|zkDisablePubKeyExport(number, true)|];", "[|client.disable_public_key_export()|];", "[|unit.DisablePublicKeyExport(ForeignKeySlot.FromNumber(number), Irreversible.ForUnit(text))|];"));

    [Theory]
    [MemberData(nameof(Calls))]
    public Task A_closed_export_is_reported(Route route, string statements) => RoutedProgram.Test<SCM1006PublicKeyExportDisabled>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Provisioning_code_may_close_it(Route route, string statements) =>
        RoutedProgram.Test<SCM1006PublicKeyExportDisabled>(route, RoutedProgram.Unmarked(statements), attribute: "[ScmProvisioning]").VerifyAsync();

    [Fact]
    public Task The_message_names_the_slot_even_if_it_is_Python_s_default()
    {
        var test = RoutedProgram.Test<SCM1006PublicKeyExportDisabled>(Route.PythonClient, "{|#0:client.disable_public_key_export()|};");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1006").WithLocation(0).WithMessageContaining("slot 0"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM1006.Bad.cs")]
    [InlineData("SCM1006.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1006PublicKeyExportDisabled()).VerifyAsync();
}
