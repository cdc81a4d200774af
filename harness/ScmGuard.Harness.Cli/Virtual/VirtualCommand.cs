using System.CommandLine;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>scm-harness virtual</c>: a simulated unit, worked by hand. A program that runs on its libzk_app_utils.so meanwhile sees the same unit.</summary>
internal static class VirtualCommand
{
    public static Command Create() => new("virtual", "A simulated unit. It protects nothing: its private keys lie in its directory.")
    {
        InitCommand.Create(),
        StatusCommand.Create(),
        RebootCommand.Create(),
        PowerCutCommand.Create(),
        InjectCommand.Create(),
        LedCommand.Create(),
    };

    /// <summary>The first argument of all these commands.</summary>
    internal static Argument<string> Directory()
    {
        Argument<string> directory = new("DIR") { Description = "The unit's state directory, the one that SCMGUARD_VIRTUAL_STATE names." };
        // A script whose variable is not set passes an empty word.
        directory.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is "")
            {
                result.AddError("DIR is empty: expected a unit's state directory.");
            }
        });
        return directory;
    }

    /// <summary>Opens a unit that is there; a typing error must not make another one.</summary>
    internal static VirtualUnit Open(string directory) => VirtualUnit.Exists(directory)
        ? VirtualUnit.Open(directory)
        : throw new UsageException($"{directory}: there is no virtual unit here. Expected the directory of one; make it with: scm-harness virtual init {directory}");
}
