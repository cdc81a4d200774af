using System.CommandLine;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>scm-harness led</c>: what a module's LED says.</summary>
internal static class LedCommand
{
    public static Command Create() => new("led", "What a module's LED says: decoded from a file or from a line, recorded, drawn up, calibrated.")
    {
        DecodeCommand.Create(),
        WatchCommand.Create(),
        RecordCommand.Create(),
        SynthCommand.Create(),
        CalibrateCommand.Create(),
    };
}
