namespace ScmGuard.Knowledge.Tests;

public sealed class BoardTests
{
    [Fact]
    public void The_reserved_pins_are_those_of_the_page()
    {
        Assert.Equal(["GPIO17", "GPIO22", "GPIO27", "nEXTRST"], Names(PinReservation.Monitored));
        Assert.Equal(["USB2_N", "USB2_P"], Names(PinReservation.Controlled));
        Assert.Equal(["RUN_PG", "nRPIBOOT", "USB_OTG_ID"], Names(PinReservation.Unusable));
        Assert.Equal(["GPIO_VREF"], Names(PinReservation.NotConnected));

        static IEnumerable<string> Names(PinReservation reservation) =>
            ReservedPins.All.Where(pin => pin.Reservation == reservation).Select(pin => pin.Name);
    }

    [Fact]
    public void A_GPIO_has_the_number_in_its_name() =>
        Assert.All(ReservedPins.All, pin =>
            Assert.Equal(pin.Name.StartsWith("GPIO", StringComparison.Ordinal) && int.TryParse(pin.Name.AsSpan(4), out var number) ? number : null, pin.Gpio));

    [Theory]
    [InlineData(17, "GPIO17")]
    [InlineData(22, "GPIO22")]
    [InlineData(27, "GPIO27")]
    [InlineData(4, null)]
    [InlineData(-1, null)]
    public void A_reserved_pin_is_found_by_its_GPIO_number(int gpio, string? name) => Assert.Equal(name, ReservedPins.Find(gpio)?.Name);

    [Fact]
    public void The_bus_of_the_ID_EEPROM_is_on_the_pins_of_the_advisory()
    {
        Assert.Equal(0, IdEepromBus.Number.Value);
        var pins = IdEepromBus.HeaderPins.Value;
        Assert.Contains($"pins {pins.First} and {pins.Last}", Advisories.IdEepromNotConnected.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void The_boot_manifest_has_nine_files_below_the_boot_folder()
    {
        var files = SupervisedBoot.DefaultManifest.Value;

        Assert.Equal(9, files.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(9, files.Count);
        Assert.All(files, file => Assert.False(Path.IsPathRooted(file), file));
        Assert.Equal("/boot", SupervisedBoot.Folder.Value);
        Assert.Contains("config.txt", files);
        Assert.Contains("overlays/vc4-kms-v3d.dtbo", files);
    }

    [Fact]
    public void A_boot_takes_about_90_s_and_on_Rev_B_sometimes_50_s_longer()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), BootBudget.Usual.Value);
        Assert.Equal(TimeSpan.FromSeconds(50), BootBudget.RevisionBExtra.Value);
    }

    [Theory]
    [InlineData("A1", 90)]
    [InlineData("B1", 140)]
    [InlineData(null, 140)]
    public void A_boot_can_take_as_long_as_the_slowest_of_its_revision(string? revision, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BootBudget.LongestOn(revision));
}
