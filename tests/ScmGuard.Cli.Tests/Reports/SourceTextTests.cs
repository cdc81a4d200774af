using ScmGuard.Cli.Reports;

namespace ScmGuard.Cli.Tests.Reports;

/// <summary>A line of source that is shown must not bring a secret into a log.</summary>
public sealed class SourceTextTests
{
    private static readonly string _quotes = new('"', 3);

    [Theory]
    [InlineData("Open(\"abandon ability\", 1);", "Open(\"******* *******\", 1);")]
    [InlineData("\tOpen($\"seed {name} word\");", " Open($\"**** {name} ****\");")]
    [InlineData("Open(@\"a\\b\", \"x\"u8);", "Open(@\"***\", \"*\"**);")]
    [InlineData("Open(context, 1);", "Open(context, 1);")]
    [InlineData("Make(new byte[] { 0x13, (byte)55, -7 }, 1);", "Make(new byte[] { ****, (byte)**, -* }, 1);")]
    [InlineData("Make([0x13, (byte)'x'], slot: 2);", "Make([****, (byte)'*'], slot: 2);")]
    [InlineData("Make(new Unit { Slot = 2 }, 'x');", "Make(new Unit { Slot = 2 }, '*');")]
    [InlineData("Open(words); // Open(\"abandon ability\");", "Open(words);")]
    [InlineData("Open(/* abandon ability */ words);", "Open(                      words);")]
    [InlineData("/// abandon ability", null)]
    [InlineData("    \"abandon\"", null)]
    public void Literals_are_masked_to_the_letter_and_a_line_of_nothing_else_is_not_shown(string line, string? shown)
    {
        using SourceTree tree = new();
        tree.Write("A.cs", line + "\n");
        Assert.Equal(shown, new SourceText().Line(tree["A.cs"], 1));
    }

    [Fact]
    public void A_line_inside_a_raw_literal_is_not_shown()
    {
        using SourceTree tree = new();
        tree.Write("A.cs", $"var a = {_quotes}\n    abandon ability\n    {_quotes};\nvar b = 1;\n");
        SourceText source = new();
        Assert.Null(source.Line(tree["A.cs"], 2));
        Assert.Equal("var b = 1;", source.Line(tree["A.cs"], 4));
        Assert.Null(source.Line(tree["A.cs"], 99));
        Assert.Null(source.Line(tree["missing.cs"], 1));
    }
}
