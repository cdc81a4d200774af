using System;

namespace ScmGuard.VirtualScm;

/// <summary>One operation on the state, from the lock to the answer.</summary>
internal readonly ref struct Call(UnitMachine machine, UnitState state, IDisposable? exclusive, int refusal)
{
    /// <summary>The unit's state. It may be changed only on the way to <see cref="Commit"/>.</summary>
    public UnitState State => state;

    /// <summary>Why the unit does not even look at the operation; 0 if it does.</summary>
    public int Refusal => refusal;

    /// <summary>Keeps the change and returns the result, or the error if it could not be kept.</summary>
    public int Commit(int result) => machine.Commit(state, result);

    /// <summary>Lets the next operation in.</summary>
    public void Dispose() => machine.Leave(exclusive);
}
