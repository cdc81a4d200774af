using System;
using System.IO;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>Holds a module still: what asks it for a change waits. It takes the lock that every change takes.</summary>
public sealed class ModuleHold : IDisposable
{
    private readonly FileStream _lock;

    private ModuleHold(FileStream file) => _lock = file;

    /// <summary>Holds a module, until the hold is disposed of or the unit has gone down: its module is told of a boot then.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="LabException">Something is changing it.</exception>
    public static ModuleHold Take(NspawnUnit unit)
    {
        try
        {
            ModuleHold hold = new(new FileStream(Path.Join(unit.Module, "unit.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            unit.WhenDown = () =>
            {
                hold.Dispose();
                return Task.CompletedTask;
            };
            return hold;
        }
        catch (IOException exception)
        {
            throw new LabException($"the module cannot be held: {exception.Message}");
        }
    }

    /// <summary>Lets it go.</summary>
    public void Dispose() => _lock.Dispose();
}
