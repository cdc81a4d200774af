using System;
using System.IO;

namespace ScmGuard.Lab.Units;

/// <summary>Holds a module still: what asks it for a change waits. It takes the lock that every change takes.</summary>
public sealed class ModuleHold : IDisposable
{
    private readonly FileStream _lock;

    private ModuleHold(FileStream file) => _lock = file;

    /// <summary>Holds a module.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="LabException">Something is changing it.</exception>
    public static ModuleHold Take(NspawnUnit unit)
    {
        try
        {
            return new ModuleHold(new FileStream(Path.Join(unit.Module, "unit.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new LabException($"the module cannot be held: {exception.Message}");
        }
    }

    /// <summary>Lets it go.</summary>
    public void Dispose() => _lock.Dispose();
}
