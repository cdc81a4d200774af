namespace ScmGuard.Knowledge.Tests;

public sealed class SourceTests
{
    // Written again here, so that a title changed by mistake is noticed.
    private static readonly string[] _titles =
    [
        "SCM FAQ and Troubleshooting",
        "C API Documentation",
        "Python API",
        "SCM Reserved Pins",
        "General FAQ",
        "Perimeter Detect: SCM",
        "Enabling Production Mode",
        "Supervised Boot",
        "Digital Wallet tutorials",
        "CPU Scaling Governor",
    ];

    // Lists of plain values: what they are made of has its source where it is explained.
    private static readonly string[] _plainLists =
    [
        "SourcePages.All", "UnitTargets.Field", "UnitTargets.KnownSpellings", "UnitTargets.ScmFirmware", "UnitTargets.ScmRevisions",
    ];

    [Fact]
    public void The_pages_are_those_that_the_project_may_cite() =>
        Assert.Equal(_titles.Order(), SourcePages.All.Order());

    [Fact]
    public void Every_row_and_every_fact_names_its_page()
    {
        var rows = Tables.Rows().Where(row => !_plainLists.Contains(row.Name)).ToArray();

        Assert.True(rows.Length > 200, "Too few rows were found: the search is broken.");
        Assert.All(rows, row => Assert.Contains(row.Row.GetType().GetProperty("Source")?.GetValue(row.Row), _titles));
    }

    [Fact]
    public void Every_page_is_cited()
    {
        var cited = Tables.Rows().Select(row => row.Row.GetType().GetProperty("Source")?.GetValue(row.Row) as string).OfType<string>();

        Assert.Empty(_titles.Except(cited));
    }

    [Fact]
    public void What_is_unconfirmed_is_said_in_words()
    {
        var unconfirmed = Tables.Rows()
            .Select(row => row.Row.GetType().GetProperty("Unconfirmed")?.GetValue(row.Row) as string)
            .OfType<string>()
            .ToArray();

        Assert.NotEmpty(unconfirmed);
        Assert.All(unconfirmed, text => Assert.True(text.Length > 10, text));
    }

    [Fact]
    public void A_fact_reads_as_its_value()
    {
        int bytes = ApiLimits.DigestBytes;

        Assert.Equal(ApiLimits.DigestBytes.Value, bytes);
    }
}
