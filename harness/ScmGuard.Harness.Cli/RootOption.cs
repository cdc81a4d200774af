using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Cli;

/// <summary><c>--root</c>: where the host is that is meant. Another place than this system is for images and tests.</summary>
internal static class RootOption
{
    private const string ThisSystem = "/";

    /// <summary>The option. It is shown only where people have a use for it.</summary>
    public static Option<string> Create(bool isShown = false) => new("--root")
    {
        Description = "The folder that is taken for /, such as the root of an image that is being made.",
        HelpName = "DIR",
        Hidden = !isShown,
        DefaultValueFactory = _ => ThisSystem,
    };

    /// <summary>Where the runs of that host lie.</summary>
    public static StateFolder StateOf(string root) => new(Path.Join(root.TrimEnd('/'), StateFolder.DefaultPath));
}
