using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Testing.Tests.Analyzers;
using ScmGuard.Testing.Tests.Verification;

namespace ScmGuard.Testing.Tests.Robustness;

/// <summary>Each check of mutants has a test in which it must fail, with what repeats it.</summary>
public sealed class MutantTestTests
{
    private const string Source = "class C\n{\n    int M()\n    {\n        var bad1 = 1;\n        return bad1;\n    }\n\n    int N()\n    {\n        var bad2 = 2;\n        return bad2;\n    }\n}\n";

    [Fact]
    public async Task What_was_tried_is_counted()
    {
        var counts = await Test(new BadNameAnalyzer(), new RenameFix()).VerifyAsync();

        Assert.Equal(100, counts.Tried);
        Assert.InRange(counts.Compiled, 5, 50);
        Assert.InRange(counts.Fixed, counts.Compiled, 2 * counts.Compiled);
    }

    [Fact]
    public async Task A_rule_that_throws_fails_with_the_change_the_seed_and_the_code()
    {
        // Sound on code that compiles: there, a variable that is named has an initializer.
        var analyzer = new NameAnalyzer { OnName = static (_, name) => GC.KeepAlive(name.GetNextToken().Text[0]) };

        var message = await Failure.MessageOf(Test(analyzer, new RenameFix()).VerifyAsync);

        Assert.Matches(@"^.+ at \(\d+,\d+\); to repeat: Seed = 1, Count = 100, or the code below\.\nAD0001: NameAnalyzer threw\.", message);
        Assert.Contains("The mutant:\nclass C", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_breaks_a_mutant_that_compiles_fails()
    {
        // Sound on the source: there, every name is different from what its neighbour becomes.
        var fix = new RenameFix { NewNames = [static name => name is "bad1" ? "good1" : "N"], NewUse = static name => name is "bad1" ? "good1" : "bad2" };

        var message = await Failure.MessageOf(Test(new BadNameAnalyzer(), fix).VerifyAsync);

        Assert.Contains("RenameFix makes code that does not compile: 'Rename to ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_throws_on_a_mutant_fails() =>
        Assert.Contains("RenameFix threw: TST0001", await Failure.MessageOf(Test(new BadNameAnalyzer(), new RenameFix { NewNames = [static _ => throw new InvalidOperationException("lost")] }).VerifyAsync), StringComparison.Ordinal);

    [Fact]
    public async Task What_a_generator_completes_compiles()
    {
        const string partial = "using System.Runtime.InteropServices;\npartial class C\n{\n    [LibraryImport(\"x\")] public static partial int M();\n    int N() { var bad1 = M(); return bad1; }\n}\n";

        var counts = await new MutantTest([new BadNameAnalyzer()], [new RenameFix()]) { Source = partial, Count = MalformedCode.Mutants(partial, 1, 1000).Count() }.VerifyAsync();

        Assert.InRange(counts.Fixed, 5, counts.Tried);
    }

    private static MutantTest Test(NameAnalyzer analyzer, RenameFix fix) => new([analyzer], [fix]) { Source = Source };
}
