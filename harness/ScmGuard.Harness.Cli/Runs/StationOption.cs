using System;
using System.IO;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Stations;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>A station file that a command line names.</summary>
internal static class StationOption
{
    /// <summary>Reads it; without one, the station is <see cref="Station.Default"/>.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    /// <exception cref="StationFileException">It is wrong.</exception>
    public static Station Read(string? file)
    {
        try
        {
            return file is null ? Station.Default : StationFile.Read(file, CheckCatalog.All);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{file}: the station file cannot be read: {exception.Message.TrimEnd('.')}. Expected the path of a YAML file.");
        }
    }
}
