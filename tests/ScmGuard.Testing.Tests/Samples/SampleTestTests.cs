using System;
using System.Threading.Tasks;
using ScmGuard.Testing.Tests.Analyzers;
using ScmGuard.Testing.Tests.Verification;

namespace ScmGuard.Testing.Tests.Samples;

public sealed class SampleTestTests
{
    private const string Bad = """
        class C
        {
            int M()
            {
                int bad1 = 1, bad2 = 2; // TST0001, TST0001
                var late = 3; // TST0002@end
                return bad1 + bad2 + late;
            }
        }
        """;

    private static readonly SampleFile Sample = SampleFile.Parse("TST0001.Bad.cs", Bad);

    [Fact]
    public Task The_comments_of_a_sample_are_verified() => new SampleTest(Sample, new BadNameAnalyzer(), new EndAnalyzer()).VerifyAsync();

    [Fact]
    public async Task A_line_without_the_stated_diagnostic_fails()
    {
        var message = await Failure.MessageOf(new SampleTest(SampleFile.Parse("TST0001.Bad.cs", Bad.Replace("bad2", "good2")), new BadNameAnalyzer(), new EndAnalyzer()));

        Assert.Contains("missing: TST0001 at TST0001.Bad.cs(5)", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_with_a_diagnostic_that_is_not_stated_fails()
    {
        var message = await Failure.MessageOf(new SampleTest(SampleFile.Parse("TST0001.Bad.cs", Bad.Replace(", TST0001", "")), new BadNameAnalyzer(), new EndAnalyzer()));

        Assert.Contains("unexpected: TST0001 at TST0001.Bad.cs(5,23)-(5,27): 'bad2' is a bad name", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stated_diagnostic_that_no_analyzer_knows_fails()
    {
        var message = await Failure.MessageOf(new SampleTest(Sample, new BadNameAnalyzer()));

        Assert.Contains("missing: TST0002 at TST0001.Bad.cs(6)", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_sample_becomes_its_repaired_sample() =>
        new SampleFixTest(Sample, SampleFile.Parse("TST0001.Fixed.cs", Bad.Replace("bad", "good").Replace(" // TST0001, TST0001", "")), new RenameFix { Ids = ["TST0001"] }, new BadNameAnalyzer(), new EndAnalyzer())
            .VerifyAsync();

    [Fact]
    public async Task A_repaired_sample_that_differs_fails()
    {
        var test = new SampleFixTest(Sample, SampleFile.Parse("TST0001.Fixed.cs", Bad.Replace("bad", "fine")), new RenameFix { Ids = ["TST0001"] }, new BadNameAnalyzer(), new EndAnalyzer());

        var message = await Failure.MessageOf(test);

        Assert.Contains("-    5 |         int fine1 = 1, fine2 = 2;", message, StringComparison.Ordinal);
        Assert.Contains("+    5 |         int good1 = 1, good2 = 2;", message, StringComparison.Ordinal);
    }
}
