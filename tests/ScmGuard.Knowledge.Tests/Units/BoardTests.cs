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
}
