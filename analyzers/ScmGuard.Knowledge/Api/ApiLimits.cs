using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>Sizes and ranges that the API's arguments must keep, most of which the library does not check.</summary>
public static class ApiLimits
{
    /// <summary>Bytes of a digest. There is no length parameter: exactly this many are read.</summary>
    public static Fact<int> DigestBytes { get; } = new(32, SourcePages.CApi);

    /// <summary>Bytes of a raw ECDH secret.</summary>
    public static Fact<int> SharedSecretBytes { get; } = new(32, SourcePages.PythonApi);

    /// <summary>Bytes of a chain code.</summary>
    public static Fact<int> ChainCodeBytes { get; } = new(32, SourcePages.PythonApi);

    /// <summary>Most bytes of a salt.</summary>
    public static Fact<int> SaltBytesMaximum { get; } = new(128, SourcePages.CApi);

    /// <summary>Most bytes of the application data of RFC 5869.</summary>
    public static Fact<int> InfoBytesMaximum { get; } = new(128, SourcePages.CApi);

    /// <summary>A key derived by RFC 5869 with SHA-256 has fewer bytes than this.</summary>
    public static Fact<int> DerivedBytesCeilingSha256 { get; } = new(8160, SourcePages.CApi);

    /// <summary>A key derived by RFC 5869 with SHA-512 has fewer bytes than this.</summary>
    public static Fact<int> DerivedBytesCeilingSha512 { get; } = new(16320, SourcePages.CApi);

    /// <summary>The time-out, in milliseconds, that does not block.</summary>
    public static Fact<uint> NoWaitMilliseconds { get; } = new(0, SourcePages.CApi);

    /// <summary>The time-out, in milliseconds, that waits for ever. The Python client's default, -1, becomes this.</summary>
    public static Fact<uint> WaitForEverMilliseconds { get; } = new(uint.MaxValue, SourcePages.CApi);

    /// <summary>The number of LED flashes that never ends.</summary>
    public static Fact<uint> FlashForEver { get; } = new(0, SourcePages.CApi);

    /// <summary>Where the module answers on the I2C bus unless told otherwise. Not on an SCM.</summary>
    public static Fact<int> DefaultI2CAddress { get; } = new(0x30, SourcePages.CApi);

    /// <summary>The I2C addresses that the module can be set to.</summary>
    public static Fact<IReadOnlyList<IntRange>> I2CAddresses { get; } = new([new(0x30, 0x37), new(0x60, 0x67)], SourcePages.CApi);

    /// <summary>The perimeter channels: circuit 1 is channel 0, circuit 2 is channel 1.</summary>
    public static Fact<IntRange> PerimeterChannels { get; } = new(new(0, 1), SourcePages.PerimeterDetect);

    /// <summary>What both perimeter channels do as shipped.</summary>
    public static Fact<PerimeterActions> ShippedPerimeterActions { get; } = new(PerimeterActions.Notify, SourcePages.PerimeterDetect);

    /// <summary>How long to leave the module alone after a perimeter action was set.</summary>
    public static Fact<TimeSpan> PerimeterActionSettles { get; } = new(TimeSpan.FromSeconds(10), SourcePages.PerimeterDetect);
}
