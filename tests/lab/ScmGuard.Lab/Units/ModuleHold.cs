using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>Holds a module still: what asks it for a change waits. It takes the lock that every change takes.</summary>
public sealed class ModuleHold : IDisposable
{
    private readonly FileStream _lock;

    private ModuleHold(FileStream file) => _lock = file;

    /// <summary>Waits until a run has concluded a step, and holds the module from then on.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="run">The run.</param>
    /// <param name="step">The step's full name.</param>
    /// <param name="stop">Ends the wait.</param>
    public static async Task<ModuleHold> TakeAfterAsync(NspawnUnit unit, string run, string step, CancellationToken stop)
    {
        ModuleHold? hold = null;
        await unit.AwaitAsync($"{step} is done and the module is held", TimeSpan.FromSeconds(60), () =>
        {
            hold = unit.ReadRun(run).Step(step) is { Outcome: not null } ? TryTake(unit) : null;
            return Task.FromResult(hold is not null);
        }, stop).ConfigureAwait(false);
        return hold!;
    }

    /// <summary>Holds a module.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>Null if something is changing it.</returns>
    public static ModuleHold? TryTake(NspawnUnit unit)
    {
        try
        {
            return new ModuleHold(new FileStream(Path.Join(unit.Module, "unit.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Lets it go.</summary>
    public void Dispose() => _lock.Dispose();
}
