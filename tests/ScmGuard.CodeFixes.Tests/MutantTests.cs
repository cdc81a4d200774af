using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>All samples, broken token by token, under all rules and fixes at once.</summary>
public sealed class MutantTests
{
    private const int Enough = 5_000;

    /// <summary>With fewer of a short sample, chance may have it that none of them compiles.</summary>
    private const int LeastOfEach = 90;

    private const int Seed = 1;

    private static readonly int _each = Share();

    public static TheoryData<string> Samples() => [.. SampleFile.Names()];

    [Fact]
    public void There_are_enough_mutants() => Assert.InRange(Total(_each), Enough, 2 * Enough);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_mutant_makes_a_rule_throw_or_a_fix_break_the_code(string sample)
    {
        var counts = await new MutantTest(Everything.Rules, Everything.Fixes) { Source = SampleFile.Read(sample).Text, Seed = Seed, Count = _each }.WithReferences().VerifyAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{counts}");

        // A token doubled or taken away is not always missed: if none of so many compiles, the test sees no code that could be fixed.
        Assert.True(counts is { Tried: > 0, Compiled: > 0 }, $"{counts}");
        if (sample.EndsWith(".Bad.cs", StringComparison.Ordinal) && Everything.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(sample.Split('.')[0])))
        {
            Assert.True(counts.Fixed > 0, $"{counts}");
        }
    }

    private static int Total(int each) => SampleFile.Names().Sum(name => MalformedCode.Mutants(SampleFile.Read(name).Text, Seed, each).Count());

    /// <summary>How many mutants of each sample make enough together; a short sample has no more than it has.</summary>
    private static int Share()
    {
        var available = SampleFile.Names().Select(static name => MalformedCode.Mutants(SampleFile.Read(name).Text, Seed, Enough).Count()).ToList();
        var share = Math.Max(Enough / available.Count, LeastOfEach);
        while (available.Sum(count => Math.Min(count, share)) < Enough && available.Exists(count => count > share))
        {
            share++;
        }

        return share;
    }
}
