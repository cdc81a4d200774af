using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>libzk_app_utils.so, published once for the whole run, as a user publishes it.</summary>
public sealed class PublishedLibrary
{
    private static readonly string s_output = System.IO.Path.Combine(AppContext.BaseDirectory, "published");

    public PublishedLibrary()
    {
        // Without the build server's nodes, which would outlive the tests and keep their output open.
        HostProgram.Run(
            "dotnet",
            ["publish", ProjectPath(), "-c", "Release", "-o", s_output, "-v", "q", "-nodeReuse:false"],
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }).Succeeded();
        Assert.True(File.Exists(Path), $"{Path} was not published.");
    }

    /// <summary>Where the library lies.</summary>
    public string Path { get; } = System.IO.Path.Combine(s_output, "libzk_app_utils.so");

    /// <summary>The folder of the library.</summary>
    public string Folder => s_output;

    private static string ProjectPath()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ScmGuard.sln")))
            {
                return System.IO.Path.Combine(folder.FullName, "harness", "ScmGuard.VirtualScm.Native");
            }
        }

        throw new InvalidOperationException($"No ScmGuard.sln above {AppContext.BaseDirectory}: the tests publish the library from its project.");
    }
}
