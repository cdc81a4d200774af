using System;
using System.Linq;

namespace ScmGuard.Testing.Tests.Robustness;

public sealed class MalformedCodeTests
{
    private const string Source = "class C\n{\n    int M() => 1;\n}\n";

    [Fact]
    public void The_same_seed_gives_the_same_mutants_and_another_seed_others()
    {
        var first = MalformedCode.Mutants(Source, seed: 1, count: 10).ToList();

        Assert.Equal(first, MalformedCode.Mutants(Source, seed: 1, count: 10));
        Assert.NotEqual(first, MalformedCode.Mutants(Source, seed: 2, count: 10));
    }

    [Fact]
    public void Mutants_differ_from_the_source_and_from_each_other()
    {
        var mutants = MalformedCode.Mutants(Source, seed: 1, count: 1000).Select(mutant => mutant.Text).ToList();

        Assert.DoesNotContain(Source, mutants);
        Assert.Equal(mutants.Count, mutants.Distinct().Count());
    }

    [Theory]
    [InlineData("'M' deleted at (3,9)", "class C\n{\n    int () => 1;\n}\n")]
    [InlineData("'M' doubled at (3,9)", "class C\n{\n    int M M() => 1;\n}\n")]
    [InlineData("'int' swapped with 'M' at (3,5)", "class C\n{\n    M int() => 1;\n}\n")]
    [InlineData("'M' replaced by 'C' at (3,9)", "class C\n{\n    int C() => 1;\n}\n")]
    [InlineData("the file ends before '=>' at (3,13)", "class C\n{\n    int M() ")]
    public void Tokens_are_deleted_doubled_swapped_replaced_and_the_file_is_cut(string change, string text) =>
        Assert.Contains(new Mutant(text, change), MalformedCode.Mutants(Source, seed: 1, count: 1000));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void There_are_as_many_mutants_as_asked_for(int count) =>
        Assert.Equal(count, MalformedCode.Mutants(Source, seed: 3, count).Count());

    [Fact]
    public void A_half_typed_line_leaves_the_other_lines_alone() =>
        Assert.Equal(
            ["class\n{\n    int M() => 1;\n}\n", "class C\n{\n    int\n}\n", "class C\n{\n    int M\n}\n", "class C\n{\n    int M(\n}\n", "class C\n{\n    int M()\n}\n", "class C\n{\n    int M() =>\n}\n", "class C\n{\n    int M() => 1\n}\n"],
            MalformedCode.HalfTyped(Source).Select(mutant => mutant.Text));

    [Fact]
    public void An_empty_source_has_no_mutant()
    {
        Assert.Empty(MalformedCode.Mutants("", seed: 1, count: 10));
        Assert.Empty(MalformedCode.HalfTyped("// only a comment\n"));
    }
}
