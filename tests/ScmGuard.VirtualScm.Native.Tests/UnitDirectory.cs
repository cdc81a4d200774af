using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>A folder for one virtual unit and the files of one test.</summary>
internal sealed class UnitDirectory : IDisposable
{
    public UnitDirectory(string? profile = null, string? firmware = null)
    {
        Files = Directory.CreateTempSubdirectory("scmguard-native-").FullName;
        State = Path.Combine(Files, "unit");
        Dictionary<string, string> environment = new() { [StateVariable] = State };
        if (profile is not null)
        {
            environment["SCMGUARD_VIRTUAL_PROFILE"] = profile;
        }

        if (firmware is not null)
        {
            environment["SCMGUARD_VIRTUAL_FIRMWARE"] = firmware;
        }

        Environment = environment;
    }

    public const string StateVariable = "SCMGUARD_VIRTUAL_STATE";

    public string Files { get; }

    /// <summary>The unit's state directory. It is not there until the unit is opened.</summary>
    public string State { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    public void Dispose() => Directory.Delete(Files, recursive: true);
}
