using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>What every fix must do with all diagnostics at once, shown on the bad samples of the rules that it answers.</summary>
public sealed class FixAllTests
{
    public static TheoryData<string, string> FixesAndSamples()
    {
        TheoryData<string, string> rows = [];
        foreach (var (fix, sample) in Pairs())
        {
            rows.Add(fix, sample);
        }

        return rows;
    }

    [Fact]
    public void Every_fix_has_a_bad_sample() =>
        Assert.Equal(Everything.Fixes.Select(static fix => fix.GetType().Name), Pairs().Select(static pair => pair.Fix).Distinct());

    [Theory]
    [MemberData(nameof(FixesAndSamples))]
    public async Task All_at_once_is_as_one_by_one_in_every_scope(string fix, string sample)
    {
        var test = new FixAllTest(Everything.Fixes.Single(candidate => candidate.GetType().Name == fix), Everything.Rules) { Source = SampleFile.Read(sample).Text }.WithReferences();
        Assert.True(await test.VerifyAsync() > 0);
    }

    private static IEnumerable<(string Fix, string Sample)> Pairs() =>
        from fix in Everything.Fixes
        from sample in SampleFile.Names("*.Bad.cs")
        where fix.FixableDiagnosticIds.Any(id => sample.StartsWith(id + ".", StringComparison.Ordinal))
        select (fix.GetType().Name, sample);
}
