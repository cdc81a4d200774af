using System.IO;
using System.Threading;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Local;

namespace ScmGuard.Harness.Cli;

/// <summary>The service manager of this system.</summary>
internal static class Systemd
{
    // It is there while systemd runs, and not in an image or a container. See sd_booted(3).
    private const string IsRunning = "/run/systemd/system";

    /// <summary>Lets it read its units again, if it is this system's that were changed.</summary>
    /// <exception cref="IOException">It would not.</exception>
    public static void Reload(string root)
    {
        if (root != "/" || !Directory.Exists(IsRunning))
        {
            return;
        }

        HostAnswer answer = new LocalHost().AskAsync(new HostCommand("systemctl", "daemon-reload"), CancellationToken.None).GetAwaiter().GetResult();
        if (!answer.IsGood)
        {
            throw new IOException($"systemctl daemon-reload ended with {answer.ExitCode}: {answer.Error.Trim()}");
        }
    }
}
