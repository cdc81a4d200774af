using System;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Where C ends and the unit begins: no exception crosses it.</summary>
internal static class Boundary
{
    /// <summary>Calls the unit of a context.</summary>
    /// <returns>What it answers; -22 if the context is not open, or was closed meanwhile; -5 if the unit's state cannot be used.</returns>
    public static int Call(nint context, Func<VirtualUnit, int> operation) =>
        Guard(() => Contexts.Find(context) is { } unit ? operation(unit) : Errno.Invalid);

    /// <summary>Calls anything.</summary>
    public static int Guard(Func<int> operation)
    {
        try
        {
            return operation();
        }
        catch (ObjectDisposedException)
        {
            return Errno.Invalid;
        }
        catch (Exception)
        {
            // An exception that left would end the program that called.
            return Errno.Io;
        }
    }
}
