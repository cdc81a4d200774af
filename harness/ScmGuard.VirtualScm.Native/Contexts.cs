using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The open contexts. A <c>zkCTX</c> is a number here, so that one that was closed, or never opened, is an error and not a crash.</summary>
internal static class Contexts
{
    /// <summary>Names the unit's directory. The first open makes it.</summary>
    public const string StateVariable = "SCMGUARD_VIRTUAL_STATE";

    /// <summary>Names the profile, such as <c>scm-b1</c>. Without it the unit that is there is taken; if there is none, an SCM Rev B1 is made.</summary>
    public const string ProfileVariable = "SCMGUARD_VIRTUAL_PROFILE";

    /// <summary>Names the firmware. Without it, the newest of the profile.</summary>
    public const string FirmwareVariable = "SCMGUARD_VIRTUAL_FIRMWARE";

    // A program without a profile that names a firmware means the unit that is made without one.
    private const string UsualProfile = "scm-b1";

    private static readonly ConcurrentDictionary<nint, VirtualUnit> s_open = new();
    private static long s_last;

    /// <summary>Opens the unit that the environment names.</summary>
    /// <returns>
    /// 0; or what the unit says; or -22 if the environment names no directory, or a profile or firmware that does not exist; or -5 if the
    /// directory's state cannot be used. <c>scm-harness virtual status DIR</c> says in words what is wrong with it.
    /// </returns>
    public static int Open(out nint context)
    {
        context = 0;
        if (Variable(StateVariable) is not { } directory)
        {
            return Errno.Invalid;
        }

        VirtualUnit? unit = null;
        try
        {
            unit = VirtualUnit.Open(directory, AskedFor());
            int result = unit.Daemon.Open();
            if (result < 0)
            {
                unit.Dispose();
                return result;
            }

            context = (nint)Interlocked.Increment(ref s_last);
            s_open[context] = unit;
            return result;
        }
        catch (ArgumentException)
        {
            return Errno.Invalid;
        }
        catch (Exception exception) when (exception is UnitStateException or IOException or UnauthorizedAccessException)
        {
            unit?.Dispose();
            return Errno.Io;
        }
    }

    /// <summary>Closes a context. Calls that run on it, waits too, end with an error.</summary>
    public static int Close(nint context)
    {
        if (!s_open.TryRemove(context, out VirtualUnit? unit))
        {
            return Errno.Invalid;
        }

        using (unit)
        {
            return unit.Daemon.Close();
        }
    }

    /// <summary>The unit of a context, or null if it is not open.</summary>
    public static VirtualUnit? Find(nint context) => s_open.GetValueOrDefault(context);

    private static UnitProfile? AskedFor() => (Variable(ProfileVariable), Variable(FirmwareVariable)) switch
    {
        (null, null) => null,
        (var profile, var firmware) => UnitProfile.Parse(profile ?? UsualProfile, firmware),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
