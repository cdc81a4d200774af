using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The releases of the host software whose versions are published.</summary>
public static class HostReleases
{
    /// <summary>The release that SCM Rev B shipped with.</summary>
    public static HostRelease Rc2301 { get; } = new(
        "RC-23.01",
        [
            new("libzk", "1.1-22"),
            new("libzymkeyssl", "1.0-10"),
            new("zkapputilslib", "1.1-25"),
            new("zkbootrtc", "1.1-15"),
            new("zkifc", "1.2-35"),
            new("zkpkcs11", "1.0-3"),
            new("zksaapps", "1.0-16"),
            new("zku", "1.0.33", IsPip: true),
        ],
        SourcePages.ScmFaq);

    /// <summary>The release of December 2025. It names no version of the Python client.</summary>
    public static HostRelease December2025 { get; } = new(
        "December 2025",
        [
            new("libzk", "1.1-25"),
            new("libzymkeyssl", "1.0-12"),
            new("zkapputilslib", "1.1-26"),
            new("zkbootrtc", "1.1-16"),
            new("zkifc", "1.2-38"),
            new("zkpkcs11", "1.0-4"),
            new("zksaapps", "1.0-18"),
        ],
        SourcePages.GeneralFaq);

    /// <summary>All releases, the oldest first.</summary>
    public static IReadOnlyList<HostRelease> All { get; } = [Rc2301, December2025];
}
