namespace ScmGuard.Knowledge.Tests;

public sealed class HostTests
{
    [Theory]
    [InlineData("libzk", "1.1-22", "1.1-25")]
    [InlineData("libzymkeyssl", "1.0-10", "1.0-12")]
    [InlineData("zkapputilslib", "1.1-25", "1.1-26")]
    [InlineData("zkbootrtc", "1.1-15", "1.1-16")]
    [InlineData("zkifc", "1.2-35", "1.2-38")]
    [InlineData("zkpkcs11", "1.0-3", "1.0-4")]
    [InlineData("zksaapps", "1.0-16", "1.0-18")]
    [InlineData("zku", "1.0.33", null)]
    public void A_package_has_the_version_of_its_release(string name, string first, string? second)
    {
        Assert.Equal(first, Assert.Single(HostReleases.Rc2301.Packages, package => package.Name == name).Version);
        Assert.Equal(second, HostReleases.December2025.Packages.SingleOrDefault(package => package.Name == name)?.Version);
        Assert.Equal([HostReleases.Rc2301, HostReleases.December2025], HostReleases.All);
    }

    [Fact]
    public void Only_the_Python_client_comes_by_pip() =>
        Assert.Equal(["zku"], HostReleases.All.SelectMany(release => release.Packages).Where(package => package.IsPip).Select(package => package.Name));

    [Fact]
    public void The_library_lies_where_the_pages_say()
    {
        Assert.Equal("/usr/lib/" + NativeLibraryFile.Name, NativeLibraryFile.Path.Value);
        Assert.Equal("/usr/local/lib/" + NativeLibraryFile.Name, NativeLibraryFile.OlderPath.Value);
        Assert.Equal(NativeLibraryFile.Path, "/" + NativeLibraryFile.PathInSitePackages);
        Assert.Equal("libzk_app_utils.so", NativeLibraryFile.Name.Value);
        Assert.Equal("/usr/include/zymkey", NativeLibraryFile.HeaderFolder.Value);
    }

    [Theory]
    [InlineData("CM4", 516)]
    [InlineData("Pi 4", 516)]
    [InlineData("Pi 5 Rev 1.0", 575)]
    [InlineData("Pi 5 Rev 1.1", 573)]
    [InlineData("CM5", 573)]
    public void A_board_has_its_wake_pin(string board, int number)
    {
        Assert.Equal(number, Assert.Single(WakePins.All, pin => pin.Board == board).Number);
        Assert.Contains(number.ToString(), Advisories.WakePinNotFound.Workaround, StringComparison.Ordinal);
        Assert.Equal(4, WakePins.Gpio.Value);
    }

    [Fact]
    public void The_daemons_environment_is_part_of_its_state() =>
        Assert.StartsWith(HostSystem.StateFolder + "/", HostSystem.EnvironmentFile, StringComparison.Ordinal);

    [Fact]
    public void The_host_is_named_as_on_the_pages()
    {
        Assert.Equal(("zkifc", "zymbit"), (HostSystem.Daemon.Value, HostSystem.DaemonUser.Value));
        Assert.Equal("/var/lib/zymbit", HostSystem.StateFolder.Value);
        Assert.Equal("ZK_GPIO_WAKE_PIN", HostSystem.WakePinVariable.Value);
        Assert.Equal("/dev/zscm", HostSystem.ScmDevicePrefix.Value);
        Assert.Equal(("dtoverlay=dwc2,dr_mode=host", "otg_mode=1"), (HostSystem.RequiredConfigLine.Value, HostSystem.BrickingConfigSetting.Value));
        Assert.Equal(("performance", "ondemand"), (HostSystem.AdvisedGovernor.Value, HostSystem.HarmfulGovernor.Value));
        Assert.Equal("unattended-upgrades", HostSystem.HarmfulService.Value);
    }

    [Fact]
    public void The_factory_image_is_as_shipped()
    {
        Assert.Equal(("zymbit-dev", "zymbit"), (FactoryImage.HostName.Value, FactoryImage.UserName.Value));
        Assert.True(FactoryImage.PasswordIsUserName);
        Assert.True(FactoryImage.SshTakesPassword);
        Assert.True(FactoryImage.RootIsEncrypted);
        Assert.Equal(0.5, FactoryImage.RootPartitionShare.Value);
        Assert.Contains("Bookworm", FactoryImage.OperatingSystem.Value, StringComparison.Ordinal);
        Assert.Equal(2, FactoryImage.OptionalOperatingSystems.Value.Count);
    }
}
