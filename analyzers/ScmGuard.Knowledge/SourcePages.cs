using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The titles of the vendor's pages that the tables rest on. Every row names one of them.</summary>
public static class SourcePages
{
    /// <summary>The C functions of <c>libzk_app_utils</c>.</summary>
    public const string CApi = "C API Documentation";

    /// <summary>The Python client, zku 1.0.33.</summary>
    public const string PythonApi = "Python API";

    /// <summary>Release notes, known issues, factory image and LED reference of the SCM.</summary>
    public const string ScmFaq = "SCM FAQ and Troubleshooting";

    /// <summary>What concerns every product.</summary>
    public const string GeneralFaq = "General FAQ";

    /// <summary>The pins of the SCM that a design must leave alone.</summary>
    public const string ReservedPins = "SCM Reserved Pins";

    /// <summary>Perimeter circuits and their events.</summary>
    public const string PerimeterDetect = "Perimeter Detect: SCM";

    /// <summary>Binding lock and what it forbids.</summary>
    public const string ProductionMode = "Enabling Production Mode";

    /// <summary>The boot manifest.</summary>
    public const string SupervisedBoot = "Supervised Boot";

    /// <summary>Wallets and their recovery.</summary>
    public const string DigitalWallet = "Digital Wallet tutorials";

    /// <summary>The host's frequency governor.</summary>
    public const string CpuScaling = "CPU Scaling Governor";

    /// <summary>All titles.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        CApi, PythonApi, ScmFaq, GeneralFaq, ReservedPins, PerimeterDetect, ProductionMode, SupervisedBoot, DigitalWallet, CpuScaling,
    ];
}
