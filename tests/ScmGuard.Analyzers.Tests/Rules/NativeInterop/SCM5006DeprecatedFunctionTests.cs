using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

public sealed class SCM5006DeprecatedFunctionTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkGetECDSAPubKey(out var key, out var size, 3)|];", "[|client.get_ecdsa_public_key(3)|];", null),
        ("[|zkSaveECDSAPubKey2File(text, 3)|];", "[|client.create_ecdsa_public_key_file(text)|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkExportPubKey(out var key, out var size, 3, false);", "client.get_public_key(3);", "void Go(IZymkey z, KeySlot s) { z.ExportPublicKey(s); }"),
        ("zkExportPubKey2File(text, 3, false);", "client.create_public_key_file(text);", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_deprecated_function_is_reported(Route route, string statements) => RoutedProgram.Test<SCM5006DeprecatedFunction>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Its_successor_is_silent(Route route, string statements) => RoutedProgram.Test<SCM5006DeprecatedFunction>(route, statements).VerifyAsync();

    [Theory]
    [InlineData(Route.DllImport, "zkGetECDSAPubKey(out var key, out var size, 3);", "zkGetECDSAPubKey is deprecated: zkExportPubKey does")]
    [InlineData(Route.PythonClient, "client.get_ecdsa_public_key(3);", "get_ecdsa_public_key is deprecated: get_public_key does")]
    public async Task The_successor_is_named_in_the_language_of_the_call(Route route, string statements, string message)
    {
        var found = Assert.Single(await RoutedProgram.Test<SCM5006DeprecatedFunction>(route, statements).GetDiagnosticsAsync());
        Assert.Contains(message, found.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>The fix passes false for the one parameter more that a successor has.</summary>
    [Fact]
    public void A_successor_takes_what_the_old_function_takes_and_the_key_store()
    {
        var replaced = Operations.All.Where(operation => operation.ReplacedBy is not null).ToList();
        Assert.NotEmpty(replaced);
        Assert.All(replaced, operation =>
        {
            var successor = Operations.Get(operation.ReplacedBy!.Value);
            Assert.Equal(
                operation.Parameters.Select(parameter => (parameter.Type, parameter.Role)).Append((NativeType.Bool, ArgumentRole.Foreign)),
                successor.Parameters.Select(parameter => (parameter.Type, parameter.Role)));
            Assert.True(PythonMethods.TryGet(operation.PythonName!, out var old) && PythonMethods.TryGet(successor.PythonName!, out var python) && old.Parameters.SequenceEqual(python.Parameters.Take(old.Parameters.Count)));
        });
    }

    [Theory]
    [InlineData("SCM5006.Bad.cs")]
    [InlineData("SCM5006.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM5006DeprecatedFunction()).VerifyAsync();
}
