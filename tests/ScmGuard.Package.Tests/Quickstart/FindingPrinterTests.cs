using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests.Quickstart;

public sealed class FindingPrinterTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_finding_is_printed_with_place_message_source_mark_other_places_and_link()
    {
        var file = _root.Write("samples/Keys.cs", "class Keys\n{\n    int New() => zkGenKeyPair(context, 1);\n}\n");
        Assert.Equal(
            """
              samples/Keys.cs(3,18): warning SCM1001
              What SCM1001 says [now]
              3 |     int New() => zkGenKeyPair(context, 1);
                |                  ^~~~~~~~~~~~
              see also samples/Keys.cs(4,1)
              https://example.org/SCM1001.md


            """,
            Print(Sarif.Result("SCM1001", file, 3, 18)));
    }

    [Fact]
    public void A_tab_keeps_the_mark_below_its_place()
    {
        var file = _root.Write("Keys.cs", "\t\tzkGenKeyPair(context, 1);\n");
        Assert.Contains("  1 |   zkGenKeyPair(context, 1);\n    |   ^~~~~~~~~~~~\n", Print(Sarif.Result("SCM1001", file, 1, 3)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(99, 1)]
    public void A_place_that_the_file_no_longer_has_is_printed_all_the_same(int line, int column)
    {
        var file = _root.Write("Keys.cs", "short\n");
        Assert.Contains($"Keys.cs({line},{column}): warning SCM1001", Print(Sarif.Result("SCM1001", file, line, column)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_without_a_place_is_printed_without_source()
    {
        Assert.Equal("  warning SCM9002\n  about all\n  https://example.org/SCM9002.md\n\n", Print(Sarif.WithoutPlace("SCM9002")));
    }

    [Fact]
    public void Only_what_is_a_warning_or_worse_and_not_suppressed_counts_and_comes_in_the_order_of_the_source()
    {
        var log = Read(
            Sarif.Result("SCM2001", _root["B.cs"], 9, 1),
            Sarif.Result("SCM1001", _root["B.cs"], 2, 1, "error"),
            Sarif.Result("SCM1001", _root["A with blanks.cs"], 5, 1),
            Sarif.Result("IDE0001", _root["A.cs"], 1, 1, "note"),
            Sarif.Suppressed("SCM1001", _root["A.cs"]));
        Assert.Equal([(_root["A with blanks.cs"], 5), (_root["B.cs"], 2), (_root["B.cs"], 9)], log.Findings.Select(finding => (finding.Place!.File, finding.Place.Line)));
    }

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, "", false)]
    [InlineData(true, "1", true)]
    [InlineData(false, null, true)]
    public void Colours_are_for_a_terminal_whose_reader_wants_them(bool isTerminal, string? noColor, bool isPlain) =>
        Assert.Equal(
            isPlain ? Spectre.Console.AnsiSupport.No : Spectre.Console.AnsiSupport.Detect,
            Terminal.Describe(TextWriter.Null, isTerminal, noColor).Ansi);

    private SarifLog Read(params object[] results) =>
        SarifLog.Read(_root.Write("build.sarif", Sarif.Log(["SCM1001", "SCM2001", "SCM9002"], results)));

    private string Print(object result)
    {
        var output = new StringWriter { NewLine = "\n" };
        new FindingPrinter(Terminal.Open(Terminal.Describe(output, isTerminal: false, noColor: null)), new Checkout(_root.Path)).Print(Assert.Single(Read(result).Findings));
        return output.ToString();
    }
}
