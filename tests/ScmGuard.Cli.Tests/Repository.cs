namespace ScmGuard.Cli.Tests;

/// <summary>The repository that the running tests were built from. The test kit knows it too, but stands on a newer compiler API than the tool.</summary>
internal static class Repository
{
    /// <summary>The full path of its folder.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A file or folder of it.</summary>
    public static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Above(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds ScmGuard.sln.")
        : Path.Exists(Path.Combine(folder.FullName, "ScmGuard.sln")) ? folder.FullName
        : Above(folder.Parent);
}
