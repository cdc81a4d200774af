using ScmGuard.Package.Tests;
using ScmGuard.Quickstart;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace ScmGuard.Package.Tests;

/// <summary>The package, packed once for all tests from a clean copy of the checkout, and a consumer that is restored against it.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CleanCheckout _checkout = new();
    private readonly Lazy<Task<string>> _path;
    private readonly Lazy<Task> _consumer;

    public PackedPackage()
    {
        _path = new(() => _checkout.PackAsync(new Dictionary<string, string>()));
        _consumer = new(RestoreConsumerAsync);
    }

    /// <summary>The path of the .nupkg file.</summary>
    public Task<string> PathAsync() => _path.Value;

    public void Dispose()
    {
        _checkout.Dispose();
        _folder.Dispose();
    }

    /// <summary>Opens a copy of the restored consumer.</summary>
    internal async Task<Consumer> OpenConsumerAsync()
    {
        await _consumer.Value;
        var folder = new TemporaryFolder();
        folder.CopyFrom(_folder["consumer"], ".");
        return new Consumer(folder, Dotnet(folder.Path));
    }

    /// <summary>Opens a program that refers to a project with the package, and not to the package itself.</summary>
    /// <param name="consumerProject">The project with the package.</param>
    internal async Task<Consumer> OpenCallerAsync(string consumerProject)
    {
        await _consumer.Value;
        var folder = new TemporaryFolder();
        await WriteProjectAsync(folder, "consumer", consumerProject);
        await WriteProjectAsync(folder, "caller", Consumer.CallerProject);
        await RestoreAsync(folder["caller"]);
        return new Consumer(folder, Dotnet(folder["caller"]));
    }

    private async Task RestoreConsumerAsync()
    {
        await WriteProjectAsync(_folder, "consumer", Consumer.Project);
        await RestoreAsync(_folder["consumer"]);
    }

    /// <summary>The feed is the only source: a consumer needs nothing else, and no network.</summary>
    private async Task WriteProjectAsync(TemporaryFolder folder, string name, string project)
    {
        folder.Write($"{name}/{name}.csproj", project);
        folder.Write($"{name}/Provisioning.cs", Consumer.Source);
        folder.Write(
            $"{name}/nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Path.GetDirectoryName(await PathAsync())}" />
              </packageSources>
            </configuration>
            """);
    }

    private async Task RestoreAsync(string folder)
    {
        var restore = await Dotnet(folder).RunAsync(["restore"], Limit.Token());
        Assert.True(restore.ExitCode == 0, restore.Output);
    }

    /// <summary>The command with a package cache that only these tests use.</summary>
    private Dotnet Dotnet(string folder) =>
        new(folder, new Dictionary<string, string> { ["NUGET_PACKAGES"] = _folder["packages"] });
}
