using System;
using System.Threading.Tasks;
using ScmGuard.Testing.Tests.Analyzers;
using ScmGuard.Testing.Tests.Verification;

namespace ScmGuard.Testing.Tests.Robustness;

public sealed class RobustnessTestTests
{
    private const string Source = "class C\n{\n    int M()\n    {\n        var {|TST0001:bad1|} = 1;\n        return bad1;\n    }\n}\n";

    [Fact]
    public async Task A_robust_analyzer_passes_all_that_is_tried()
    {
        var tried = await new RobustnessTest<BadNameAnalyzer> { Source = Source, MutantsPerFile = 20, Fixes = { new RenameFix() } }.VerifyAsync();

        Assert.InRange(tried, 25, 50);
    }

    [Fact]
    public async Task An_analyzer_that_throws_on_a_missing_token_fails_with_the_code()
    {
        // Sound on code that compiles: there, a variable that is named has an initializer.
        var analyzer = new NameAnalyzer { OnName = (_, name) => GC.KeepAlive(name.GetNextToken().Text[0]) };

        var message = await Failure.MessageOf(() => new RobustnessTest(analyzer) { Source = Source }.VerifyAsync());

        Assert.StartsWith("Malformed code (Test0.cs, ", message, StringComparison.Ordinal);
        Assert.Contains("AD0001: NameAnalyzer threw.", message, StringComparison.Ordinal);
        Assert.Contains("IndexOutOfRangeException", message, StringComparison.Ordinal);
        Assert.Contains("class C\n{\n    int M()\n    {\n        var bad1", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyzer_that_throws_without_its_references_fails()
    {
        var analyzer = new NameAnalyzer { OnName = (context, _) => GC.KeepAlive(context.Compilation.GetTypeByMetadataName("System.Exception")!.Name) };

        var message = await Failure.MessageOf(() => new RobustnessTest(analyzer) { Source = Source, MutantsPerFile = 1, HalfTypedStride = 100 }.VerifyAsync());

        Assert.StartsWith("Malformed code (without any reference): AD0001: NameAnalyzer threw.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyzer_that_throws_without_one_of_its_references_fails()
    {
        var analyzer = new NameAnalyzer { OnName = (context, _) => GC.KeepAlive(context.Compilation.GetTypeByMetadataName(typeof(Snapshot).FullName!)!.Name) };
        var test = new RobustnessTest(analyzer) { Source = Source, MutantsPerFile = 1, HalfTypedStride = 100 };
        test.AddReference(typeof(Snapshot));

        var message = await Failure.MessageOf(test.VerifyAsync);

        Assert.Matches(@"^Malformed code \(without .*ScmGuard\.Testing\.dll\): AD0001: NameAnalyzer threw\.", message);
    }

    [Fact]
    public async Task A_fix_that_throws_fails()
    {
        // Sound on the source; a mutant glues the name to its neighbour.
        var fix = new RenameFix { NewNames = [name => name is "bad1" ? "good" : throw new InvalidOperationException($"lost at '{name}'")] };

        var message = await Failure.MessageOf(() => new RobustnessTest<BadNameAnalyzer> { Source = Source.Replace("bad1|} = 1", "bad1|} = 1, bad1"), Fixes = { fix } }.VerifyAsync());

        Assert.Contains("RenameFix threw: TST0001 at Test0.cs(5,", message, StringComparison.Ordinal);
        Assert.Contains("lost at 'bad1", message, StringComparison.Ordinal);
    }
}
