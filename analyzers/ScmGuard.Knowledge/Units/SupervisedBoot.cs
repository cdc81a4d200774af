using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The files that an SCM checks before it lets its host boot. A changed file that is not signed again fails the next boot.</summary>
/// <remarks>Source: Supervised Boot.</remarks>
public static class SupervisedBoot
{
    /// <summary>The folder that paths in the manifest are relative to.</summary>
    public static Fact<string> Folder { get; } = new("/boot", SourcePages.SupervisedBoot);

    /// <summary>The files in the manifest by default.</summary>
    public static Fact<IReadOnlyList<string>> DefaultManifest { get; } = new(
        [
            "bcm2711-rpi-cm4.dtb",
            "bootcode.bin",
            "cmdline.txt",
            "config.txt",
            "initrd.img",
            "kernel8.img",
            "start4.elf",
            "zymbit_mac_address",
            "overlays/vc4-kms-v3d.dtbo",
        ],
        SourcePages.SupervisedBoot);

    /// <summary>The slots whose keys may sign a file: the permanent ones only.</summary>
    public static Fact<IntRange> SigningSlots { get; } = new(new(0, 15), SourcePages.SupervisedBoot);

    /// <summary>The slot that signs by default.</summary>
    public static Fact<int> DefaultSigningSlot { get; } = new(15, SourcePages.SupervisedBoot);
}
