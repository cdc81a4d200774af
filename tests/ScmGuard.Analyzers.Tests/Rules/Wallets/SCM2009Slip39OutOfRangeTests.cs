using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2009Slip39OutOfRangeTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        Session("17", "1", "0", reported: true),
        Session("0", "1", "0", reported: true),
        Session("2", "3", "0", reported: true),
        Session("2", "0", "0", reported: true),
        Session("2", "17", "0", reported: true),
        Session("number", "1", "6", reported: true),
        Session("2", "1", "-1", reported: true),
        Group("0", "17", "1", reported: true),
        ("[|[|zkSetSLIP39GroupInfo(0, 0, 0)|]|];", "[|[|client.set_gen_SLIP39_group_info(0, 0, 0)|]|];", null),
        Group("16", "3", "2", reported: true),
        Group("-1", "3", "2", reported: true),
        Group("number", "3", "4", reported: true),
        Group("number", "number", "17", reported: true),
        (null, "var strategy = zymkey.RecoveryStrategySLIP39(group_count: 2, group_threshold: 3, iteration_exponent: 0); [|client.gen_wallet_master_seed(\"secp256k1\", text, text, strategy)|];", "var strategy = RecoveryStrategy.Slip39([new Slip39Group(1, 1)], 17, 0); using var session = [|unit.BeginMasterSeed(KeyType.Secp256K1, text, strategy)|];"));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        Session("16", "16", "5", reported: false),
        Session("1", "1", "0", reported: false),
        Session("number", "number", "number", reported: false),
        Session("number", "16", "0", reported: false),
        Group("0", "16", "16", reported: false),
        Group("15", "1", "1", reported: false),
        Group("number", "number", "number", reported: false));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_number_out_of_range_is_reported(Route route, string statements) => RoutedProgram.Test<SCM2009Slip39OutOfRange>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_number_in_range_or_one_that_is_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM2009Slip39OutOfRange>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("HSM6", "[|zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 15, 1, 0, text)|];")]
    [InlineData("SCM, HSM6", "[|zkSetSLIP39GroupInfo(14, 1, 1)|];")]
    [InlineData("HSM6", "zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 14, 1, 0, text);")]
    [InlineData("HSM6", "zkSetSLIP39GroupInfo(13, 16, 1);")]
    [InlineData("SCM", "zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 16, 1, 0, text);")]
    [InlineData("HSM6, HSM9", "zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 16, 1, 0, text);")]
    public Task The_targeted_models_decide_how_many_groups_there_are(string target, string statements)
    {
        var test = RoutedProgram.Test<SCM2009Slip39OutOfRange>(Route.DllImport, statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM2009.Bad.cs")]
    [InlineData("SCM2009.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2009Slip39OutOfRange()).VerifyAsync();

    private static (string? Native, string? Python, string? Managed) Session(string groups, string threshold, string exponent, bool reported) => (
        Marked($"zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, {groups}, {threshold}, {exponent}, text)", reported),
        Marked($"client.gen_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategySLIP39({groups}, {threshold}, {exponent}))", reported),
        null);

    private static (string? Native, string? Python, string? Managed) Group(string index, string members, string threshold, bool reported) => (
        Marked($"zkSetSLIP39GroupInfo({index}, {members}, {threshold})", reported),
        Marked($"client.set_gen_SLIP39_group_info({index}, {members}, {threshold})", reported),
        null);

    private static string Marked(string call, bool reported) => reported ? $"[|{call}|];" : call + ";";
}
