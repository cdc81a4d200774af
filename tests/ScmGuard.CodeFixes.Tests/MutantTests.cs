using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>All samples, broken token by token, under all rules and fixes at once.</summary>
public sealed class MutantTests
{
    private const int Enough = 5_000;
    private const int Seed = 1;

    /// <summary>How many mutants of each sample. It does not depend on how many samples there are: of fewer, none may compile.</summary>
    private const int Each = 90;

    public static TheoryData<string> Samples() => [.. SampleFile.Names()];

    [Fact]
    public void There_are_enough_mutants() => Assert.InRange(SampleFile.Names().Sum(name => MalformedCode.Mutants(SampleFile.Read(name).Text, Seed, Each).Count()), Enough, int.MaxValue);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_mutant_makes_a_rule_throw_or_a_fix_break_the_code(string sample)
    {
        var counts = await new MutantTest(Everything.Rules, Everything.Fixes) { Source = SampleFile.Read(sample).Text, Seed = Seed, Count = Each }.WithReferences().VerifyAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{counts}");

        // A token doubled or taken away is not always missed: if none of so many compiles, the test sees no code that could be fixed.
        Assert.True(counts is { Tried: > 0, Compiled: > 0 }, $"{counts}");
        if (sample.EndsWith(".Bad.cs", StringComparison.Ordinal) && Everything.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(sample.Split('.')[0])))
        {
            Assert.True(counts.Fixed > 0, $"{counts}");
        }
    }
}
