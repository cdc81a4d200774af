using System;
using System.Threading;
namespace ScmGuard.Harness.Tests.Bench;

/// <summary>Kills a process after a number of things that last: entries in the journal, changes of the module's state.</summary>
internal sealed class KillSwitch(int after = int.MaxValue)
{
    private int _done;

    public int Done => Math.Min(_done, after);

    /// <summary>Kills the process now: nothing that it does from here on lasts.</summary>
    public void Kill() => Volatile.Write(ref _done, after);

    /// <summary>To be called before something lasts.</summary>
    public void Before()
    {
        if (Volatile.Read(ref _done) >= after)
        {
            throw new ProcessKilledException();
        }
    }

    /// <summary>To be called after it.</summary>
    public void After()
    {
        if (Interlocked.Increment(ref _done) >= after)
        {
            throw new ProcessKilledException();
        }
    }
}
