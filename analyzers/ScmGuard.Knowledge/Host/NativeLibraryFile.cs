namespace ScmGuard.Knowledge;

/// <summary>Where the vendor's native library lies.</summary>
public static class NativeLibraryFile
{
    /// <summary>The file's name.</summary>
    public static Fact<string> Name { get; } = new("libzk_app_utils.so", SourcePages.CApi);

    /// <summary>The official path.</summary>
    public static Fact<string> Path { get; } = new("/usr/lib/libzk_app_utils.so", SourcePages.CApi);

    /// <summary>The path of older installations.</summary>
    public static Fact<string> OlderPath { get; } = new("/usr/local/lib/libzk_app_utils.so", SourcePages.CApi);

    /// <summary>The path below <c>site-packages</c> that the Python client tries before the official one.</summary>
    public static Fact<string> PathInSitePackages { get; } = new("usr/lib/libzk_app_utils.so", SourcePages.PythonApi);

    /// <summary>The folder of the C headers.</summary>
    public static Fact<string> HeaderFolder { get; } = new("/usr/include/zymkey", SourcePages.CApi);
}
