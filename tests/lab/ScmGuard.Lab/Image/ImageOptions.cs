namespace ScmGuard.Lab.Image;

/// <summary>What an image is made of.</summary>
/// <param name="Package">The Debian package of scm-harness.</param>
/// <param name="Library">The virtual module, <c>libzk_app_utils.so</c>.</param>
/// <param name="Cache">Where images are kept.</param>
public sealed record ImageOptions(string Package, string Library, string Cache)
{
    /// <summary>The release of the kernel that is installed, such as <c>6.1.0-41-amd64</c>; null for a container, which has none of its own.</summary>
    public string? Kernel { get; init; }
}
