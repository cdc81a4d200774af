namespace ScmGuard.Knowledge.Tests;

public sealed class LimitsTests
{
    [Fact]
    public void Limits_are_those_of_the_pages()
    {
        Assert.Equal(32, ApiLimits.DigestBytes.Value);
        Assert.Equal(32, ApiLimits.SharedSecretBytes.Value);
        Assert.Equal(32, ApiLimits.ChainCodeBytes.Value);
        Assert.Equal((128, 128), (ApiLimits.SaltBytesMaximum.Value, ApiLimits.InfoBytesMaximum.Value));
        Assert.Equal((8160, 16320), (ApiLimits.DerivedBytesCeilingSha256.Value, ApiLimits.DerivedBytesCeilingSha512.Value));
        Assert.Equal((0u, 0xFFFFFFFFu, 0u), (ApiLimits.NoWaitMilliseconds.Value, ApiLimits.WaitForEverMilliseconds.Value, ApiLimits.FlashForEver.Value));
        Assert.Equal(new IntRange(0, 1), ApiLimits.PerimeterChannels.Value);
        Assert.Equal(PerimeterActions.Notify, ApiLimits.ShippedPerimeterActions.Value);
        Assert.Equal(TimeSpan.FromSeconds(10), ApiLimits.PerimeterActionSettles.Value);
        Assert.Equal(24, WalletLimits.Bip39Words.Value);
        Assert.Equal((16, 16, 14), (WalletLimits.Slip39GroupsMaximum.Value, WalletLimits.Slip39MembersMaximum.Value, WalletLimits.Slip39GroupsMaximumHsm6.Value));
        Assert.Equal(new IntRange(0, 5), WalletLimits.Slip39IterationExponents.Value);
    }

    [Theory]
    [InlineData(0x2F, false)]
    [InlineData(0x30, true)]
    [InlineData(0x37, true)]
    [InlineData(0x38, false)]
    [InlineData(0x5F, false)]
    [InlineData(0x60, true)]
    [InlineData(0x67, true)]
    [InlineData(0x68, false)]
    public void An_I2C_address_is_in_one_of_two_ranges(int address, bool isAllowed) =>
        Assert.Equal(isAllowed, ApiLimits.I2CAddresses.Value.Any(range => range.Contains(address)));

    [Fact]
    public void The_default_I2C_address_is_allowed() =>
        Assert.Contains(ApiLimits.I2CAddresses.Value, range => range.Contains(ApiLimits.DefaultI2CAddress));

    [Fact]
    public void Thresholds_as_shipped_are_safe()
    {
        Assert.Equal((2.3, 2.5), (Thresholds.BatteryDefault.Value, Thresholds.BatteryCeiling.Value));
        Assert.Equal((-10.0, 65.0), (Thresholds.LowTemperatureDefault.Value, Thresholds.HighTemperatureDefault.Value));
        Assert.Equal((20.0, 40.0), (Thresholds.LowTemperatureAdvisedMaximum.Value, Thresholds.HighTemperatureAdvisedMinimum.Value));
    }
}
