using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The binding to the host.</summary>
public sealed class BindingOperations
{
    private readonly UnitMachine _machine;

    internal BindingOperations(UnitMachine machine) => _machine = machine;

    /// <summary>
    /// <c>zkLockBinding</c>: the next reboot begins production mode, for good. Refused while a perimeter circuit is set to destroy or an event is not
    /// cleared ("Enabling Production Mode").
    /// </summary>
    public int LockBinding()
    {
        using Call call = _machine.Change(ZymbitOperation.LockBinding);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.Binding.IsLocked)
        {
            return Errno.Forbidden;
        }

        PerimeterState perimeter = call.State.Perimeter;
        if (perimeter.Actions.Any(actions => actions.HasFlag(PerimeterActions.SelfDestruct)) || perimeter.Events.Any(seconds => seconds != 0))
        {
            return Errno.Busy;
        }

        call.State.Binding.IsLockRequested = true;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkGetCurrentBindingInfo</c>: an unbound unit answers this too.</summary>
    /// <param name="isLocked">True in production mode.</param>
    /// <param name="isBound">True if the unit recognises its host.</param>
    public int GetCurrentBindingInfo(out bool isLocked, out bool isBound)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetCurrentBindingInfo);
        (isLocked, isBound) = call.Refusal != 0 ? (false, false) : (call.State.Binding.IsLocked, call.State.Binding.IsBound);
        return call.Refusal;
    }
}
