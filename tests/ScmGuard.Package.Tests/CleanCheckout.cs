using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests;

/// <summary>The files of the checkout under test that the package is made of, at another place and without any build output.</summary>
internal sealed class CleanCheckout : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CleanCheckout()
    {
        var root = Checkout.Above(AppContext.BaseDirectory)?.Root
            ?? throw new InvalidOperationException($"No ScmGuard.sln above {AppContext.BaseDirectory}: run the tests inside a checkout.");
        foreach (var file in Directory.EnumerateFiles(root).Where(file => Path.GetFileName(file) != ".git"))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }

        _folder.CopyFrom(Path.Combine(root, "analyzers"), "analyzers", file => !file.Split('/', '\\').Any(part => part is "bin" or "obj"));

        // The tool has the rules' pages in it.
        _folder.CopyFrom(Path.Combine(root, "docs", "rules"), "docs/rules");
    }

    public string Root => _folder.Path;

    /// <summary>Packs as a release does: <c>CI</c> makes the build independent of the folder that it runs in.</summary>
    /// <returns>The path of the package.</returns>
    public Task<string> PackAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) => PackAsync("ScmGuard.Package", "feed", variables, arguments);

    /// <summary>Packs the tool.</summary>
    /// <returns>The path of its package.</returns>
    public Task<string> PackToolAsync() => PackAsync("ScmGuard.Cli", "tool-feed", new Dictionary<string, string>());

    public void Dispose() => _folder.Dispose();

    private async Task<string> PackAsync(string project, string feed, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var dotnet = new Dotnet(_folder.Path, new Dictionary<string, string>(variables) { ["CI"] = "true" });
        var result = await dotnet.RunAsync(["pack", $"analyzers/{project}", "--output", _folder[feed], .. arguments], Limit.Token());
        Assert.True(result.ExitCode == 0, result.Output);
        return Assert.Single(Directory.GetFiles(_folder[feed]));
    }
}
