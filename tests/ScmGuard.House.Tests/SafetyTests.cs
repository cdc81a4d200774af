using System.Text.RegularExpressions;
using ScmGuard.Knowledge;

namespace ScmGuard.House.Tests;

/// <summary>The bench has no code that destroys: it does not name the members of the client that can.</summary>
public sealed partial class SafetyTests
{
    private const string Ledger = "harness/ScmGuard.Harness/Engine/Ledger.cs";

    private static readonly string[] _bench = ["harness/ScmGuard.Harness", "harness/ScmGuard.Harness.Cli", "harness/ScmGuard.Harness.Xunit"];

    private static readonly HashSet<string> _harmful = [.. Operations.All.Where(operation => operation.Harm is not Harm.None).Select(operation => operation.NativeName)];

    /// <summary>What the client calls an operation.</summary>
    private static readonly (string NativeName, string Member)[] _members =
        [.. Repository.Files("harness/ScmGuard.Zymkey", "IZymkey*.cs").SelectMany(file => Member().Matches(Repository.Read(file)).Select(match => (match.Groups["native"].Value, match.Groups["member"].Value)))];

    public static TheoryData<string> BenchFiles() => [.. _bench.SelectMany(folder => Repository.Files(folder, "*.cs"))];

    [Fact]
    public void The_client_has_a_member_for_everything_that_harms() =>
        Assert.Equal(_harmful.Order(), _members.Select(member => member.NativeName).Where(_harmful.Contains).Distinct().Order());

    [Theory]
    [MemberData(nameof(BenchFiles))]
    public void The_bench_calls_nothing_that_harms_or_sets_what_a_unit_does(string file)
    {
        var called = Call().Matches(Repository.Read(file)).Select(match => match.Groups["member"].Value).ToHashSet();
        var refused = _members
            .Where(member => _harmful.Contains(member.NativeName) || Setter().IsMatch(member.Member))
            .Select(member => member.Member)
            .Append("Irreversible")
            .Except(file == Ledger ? ["RemoveKey"] : []);
        Assert.Empty(called.Intersect(refused));
    }

    [Fact]
    public void Only_the_ledger_removes_keys() => Assert.Contains(".RemoveKey(", Repository.Read(Ledger), StringComparison.Ordinal);

    [GeneratedRegex("""\[ZymbitApi\("(?<native>zk\w+)"\)\]\s+[\w<>\[\]?, ]+? (?<member>\w+)\(""")]
    private static partial Regex Member();

    [GeneratedRegex(@"(\.|new )\s*(?<member>\w+)\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex("^(Set|AddOrUpdate|RemoveSupervised|ClearPerimeter)")]
    private static partial Regex Setter();
}
