using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Opening and closing, and the daemon zkifc that stands between a program and the unit.</summary>
public sealed class DaemonOperations
{
    private readonly UnitMachine _machine;

    internal DaemonOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkOpen</c>, but for the context, which is the caller's.</summary>
    public int Open()
    {
        using Call call = _machine.Ask(ZymbitOperation.Open);
        return call.Refusal;
    }

    /// <summary><c>zkClose</c>, but for the context. It succeeds whatever the unit's condition.</summary>
    public int Close()
    {
        using Call call = _machine.Ask(ZymbitOperation.Close);
        return call.Refusal;
    }

    /// <summary>Starts the daemon again after a crash (advisory #120), as <c>systemctl restart zkifc</c> does. It also ends a call that hangs.</summary>
    public void Restart() => _machine.Meddle(state =>
    {
        state.DaemonRuns = true;
        return ++state.DaemonStarts;
    });
}
