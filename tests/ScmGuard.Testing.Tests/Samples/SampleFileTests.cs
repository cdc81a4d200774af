using System.Linq;

namespace ScmGuard.Testing.Tests.Samples;

public sealed class SampleFileTests
{
    [Theory]
    [InlineData("M(); // SCM1001", "M();", "SCM1001 at X.cs(1)")]
    [InlineData("M();  //SCM1001", "M();", "SCM1001 at X.cs(1)")]
    [InlineData("M(); // SCM1001, SCM2001", "M();", "SCM1001 at X.cs(1)|SCM2001 at X.cs(1)")]
    [InlineData("M();\nN(); // SCM1001, SCM1001", "M();\nN();", "SCM1001 at X.cs(2)|SCM1001 at X.cs(2)")]
    [InlineData("M(); // as in SCM1001", "M(); // as in SCM1001", "")]
    [InlineData("M(); // SCM1001 is reported", "M(); // SCM1001 is reported", "")]
    [InlineData("/// <summary>SCM1001</summary>", "/// <summary>SCM1001</summary>", "")]
    public void A_comment_at_the_end_of_a_line_states_its_diagnostics(string raw, string text, string expected)
    {
        var sample = SampleFile.Parse("X.cs", raw);

        Assert.Equal(text, sample.Text);
        Assert.Equal(expected, string.Join('|', sample.Expected.Select(result => result.ToString())));
    }

    [Theory]
    [InlineData("M(); // SCM2001@end", true)]
    [InlineData("M(); // SCM2001", false)]
    public void A_diagnostic_of_the_compilation_end_is_marked(string raw, bool isAtEnd) =>
        Assert.Equal(isAtEnd, Assert.Single(SampleFile.Parse("X.cs", raw).Expected).IsAtEnd);
}
