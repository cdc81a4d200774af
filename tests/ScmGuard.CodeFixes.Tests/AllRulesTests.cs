using System.Threading.Tasks;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>Every sample under all rules at once, as a build loads them: what its comments say is reported, and nothing else by any rule.</summary>
public sealed class AllRulesTests
{
    public static TheoryData<string> Samples() => [.. SampleFile.Names()];

    [Theory]
    [MemberData(nameof(Samples))]
    public Task All_rules_together_say_what_the_sample_states(string sample) => new SampleTest(sample, Everything.Rules).WithReferences().VerifyAsync();
}
