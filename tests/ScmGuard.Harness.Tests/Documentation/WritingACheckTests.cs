using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Documentation;

public sealed class WritingACheckTests
{
    [Fact]
    public void The_page_shows_the_example_as_it_is_compiled() =>
        Assert.Contains($"```csharp\n{Text("tests/ScmGuard.Harness.Tests/Documentation/SigningCheck.cs")}```\n", Text("docs/harness/writing-a-check.md"), StringComparison.Ordinal);

    [Fact]
    public async Task The_example_passes_on_a_good_unit_and_leaves_nothing_behind()
    {
        RunRecord run = await TestBench.ScmA1().RunAsync(new SigningCheck());
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.All(run.Ledger, item => Assert.Equal(LedgerEnd.Removed, item.End));
    }

    [Fact]
    public async Task The_example_fails_on_a_unit_that_loses_its_key_pairs()
    {
        RunRecord run = await TestBench.ScmB1().RunAsync(new SigningCheck());
        Assert.Equal(Verdict.Fail, run.Verdict);
        Assert.Equal("signing/sign", run.Steps.Single(step => step.Outcome!.Verdict is Verdict.Fail).Name);
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path)).ReplaceLineEndings("\n");
}
