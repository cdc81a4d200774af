namespace ScmGuard.Knowledge;

/// <summary>The I2C bus of the host that is kept for the ID EEPROM of a board on the header.</summary>
/// <remarks>On the Zymbit IO board it is not connected: see <see cref="Advisories.IdEepromNotConnected"/>.</remarks>
public static class IdEepromBus
{
    /// <summary>The pins of the 40-pin header that it would be on.</summary>
    public static Fact<IntRange> HeaderPins { get; } = new(new(27, 28), SourcePages.ScmFaq);

    /// <summary>The number that the host's Linux gives to the bus: <c>/dev/i2c-0</c>.</summary>
    public static Fact<int> Number { get; } = new(0, SourcePages.ScmFaq)
    {
        Unconfirmed = "the number: the page names the pins, and on a Compute Module 4 they are those of bus 0",
    };
}
