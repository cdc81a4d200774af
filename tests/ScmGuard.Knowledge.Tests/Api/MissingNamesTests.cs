using System.Text.RegularExpressions;

namespace ScmGuard.Knowledge.Tests;

public sealed partial class MissingNamesTests
{
    public static TheoryData<string> Names() => [.. MissingNames.All.Select(row => row.Name)];

    [Theory]
    [InlineData("zkFree")]
    [InlineData("zkGetPubKey")]
    [InlineData("zkSign")]
    [InlineData("zkVerify")]
    [InlineData("zkRestoreWalletMasterSeed")]
    [InlineData("zkGenWalletMasterSeed")]
    [InlineData("zkVerifyECDSASigFromDigestWithForeignKey")]
    [InlineData("get_operational_status")]
    [InlineData("get_unique_device_id")]
    [InlineData("get_tamper_events")]
    [InlineData("create_slip39_mnemonic")]
    public void A_name_seen_in_the_wild_is_known_to_be_missing(string name)
    {
        Assert.True(MissingNames.TryGet(name, out var row));
        Assert.Equal(!name.StartsWith("zk", StringComparison.Ordinal), row.IsPython);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_name_is_really_missing(string name)
    {
        Assert.False(Operations.TryGetByNativeName(name, out _));
        Assert.False(PythonMethods.TryGet(name, out _));
        Assert.Single(MissingNames.All, row => row.Name == name);
    }

    [Fact]
    public void A_name_that_exists_is_not_missing()
    {
        Assert.All(Operations.All, operation => Assert.False(MissingNames.TryGet(operation.NativeName, out _)));
        Assert.All(PythonMethods.All, method => Assert.False(MissingNames.TryGet(method.Name, out _)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_advice_names_only_what_exists_and_begins_with_the_replacement(string name)
    {
        Assert.True(MissingNames.TryGet(name, out var row));

        Assert.All(ApiName().Matches(row.Instead), match =>
            Assert.True(Operations.TryGetByNativeName(match.Value, out _) || PythonMethods.TryGet(match.Value, out _), match.Value));
        if (row.Replacement is { } replacement)
        {
            var operation = Operations.Get(replacement);
            Assert.StartsWith((row.IsPython ? operation.PythonName : operation.NativeName)!, row.Instead, StringComparison.Ordinal);
        }
        else
        {
            Assert.False(row.HasSameParameters);
        }
    }

    [GeneratedRegex(@"\bzk[A-Z]\w+|\b[a-z]+(_\w+)+")]
    private static partial Regex ApiName();
}
