namespace ScmGuard.Knowledge.Tests;

public sealed class FatalCodesTests
{
    [Theory]
    [InlineData(4, 1, "4-1", "battery")]
    [InlineData(4, 2, "4-2", "signature")]
    [InlineData(5, null, "5", "ATECC")]
    [InlineData(6, null, "6", "key area")]
    [InlineData(6, 1, "6-n", "perimeter")]
    [InlineData(6, 2, "6-n", "perimeter")]
    [InlineData(6, 3, "6-n", "perimeter")]
    [InlineData(8, null, "8", "heartbeat")]
    [InlineData(20, 1, "20-1", "below")]
    [InlineData(20, 2, "20-2", "above")]
    [InlineData(22, 9, "22-9", "supervised boot")]
    public void A_code_is_found_by_what_was_counted(int main, int? subcode, string label, string word)
    {
        var code = FatalCodes.Find(main, subcode);

        Assert.NotNull(code);
        Assert.Equal(label, code.Label);
        Assert.Contains(word, code.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(4, 3)]
    [InlineData(5, 1)]
    [InlineData(7, null)]
    [InlineData(8, 1)]
    [InlineData(20, null)]
    [InlineData(20, 3)]
    [InlineData(22, 8)]
    public void Another_code_is_not_guessed(int main, int? subcode) => Assert.Null(FatalCodes.Find(main, subcode));

    [Fact]
    public void No_count_fits_two_codes()
    {
        Assert.Equal(FatalCodes.All.Count, FatalCodes.All.Select(code => code.Label).Distinct().Count());
        Assert.All(FatalCodes.All, code => Assert.Same(code, FatalCodes.Find(code.Main, code.HasAggregateSubcode ? 1 : code.Subcode)));
    }

    [Fact]
    public void Codes_of_developer_mode_are_marked() =>
        Assert.Equal(["4-1", "6-n", "20-1", "20-2"], FatalCodes.All.Where(code => code.IsDeveloperModeOnly).Select(code => code.Label));
}
