using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The system that an SCM is delivered with. It is encrypted, and <c>rpiboot</c> cannot replace it.</summary>
public static class FactoryImage
{
    /// <summary>The operating system.</summary>
    public static Fact<string> OperatingSystem { get; } = new("Raspberry Pi OS Lite 64-bit (Bookworm)", SourcePages.ScmFaq);

    /// <summary>The operating systems to be had on request.</summary>
    public static Fact<IReadOnlyList<string>> OptionalOperatingSystems { get; } = new(
        ["Raspberry Pi OS Lite 64-bit (Bullseye)", "Ubuntu Server 22.04 64-bit (Jammy)"], SourcePages.ScmFaq);

    /// <summary>The host's name.</summary>
    public static Fact<string> HostName { get; } = new("zymbit-dev", SourcePages.ScmFaq);

    /// <summary>The user.</summary>
    public static Fact<string> UserName { get; } = new("zymbit", SourcePages.ScmFaq);

    /// <summary>True if the password that everyone knows is the user's name again.</summary>
    public static Fact<bool> PasswordIsUserName { get; } = new(true, SourcePages.ScmFaq);

    /// <summary>True if SSH takes a password.</summary>
    public static Fact<bool> SshTakesPassword { get; } = new(true, SourcePages.ScmFaq);

    /// <summary>The root partition's share of the eMMC until it is expanded.</summary>
    public static Fact<double> RootPartitionShare { get; } = new(0.5, SourcePages.ScmFaq);

    /// <summary>True if the root partition is encrypted.</summary>
    public static Fact<bool> RootIsEncrypted { get; } = new(true, SourcePages.ScmFaq);
}
