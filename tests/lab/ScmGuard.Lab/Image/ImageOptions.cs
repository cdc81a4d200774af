namespace ScmGuard.Lab.Image;

/// <summary>What an image is made of.</summary>
/// <param name="Package">The Debian package of scm-harness.</param>
/// <param name="Library">The virtual module, <c>libzk_app_utils.so</c>.</param>
/// <param name="Cache">Where images are kept.</param>
public sealed record ImageOptions(string Package, string Library, string Cache);
