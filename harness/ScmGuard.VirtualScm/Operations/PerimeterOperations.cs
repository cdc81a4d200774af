using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The perimeter circuits. Only the first break of a circuit counts until events are cleared, which arms it again.</summary>
public sealed class PerimeterOperations
{
    private const PerimeterActions AllActions = PerimeterActions.Notify | PerimeterActions.SelfDestruct;

    private readonly UnitMachine _machine;

    internal PerimeterOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkSetPerimeterEventAction</c>: in production mode once for each channel.</summary>
    public int SetPerimeterEventAction(int channel, PerimeterActions actions)
    {
        using Call call = _machine.Change(ZymbitOperation.SetPerimeterEventAction);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!ApiLimits.PerimeterChannels.Value.Contains(channel) || (actions & ~AllActions) != 0)
        {
            return Errno.Invalid;
        }

        PerimeterState perimeter = call.State.Perimeter;
        if (call.State.Binding.IsLocked)
        {
            if (perimeter.ChangedSinceLock[channel])
            {
                return Errno.Forbidden;
            }

            perimeter.ChangedSinceLock[channel] = true;
        }

        perimeter.Actions[channel] = actions;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkSetDigitalPerimeterDetectLPPeriod</c>.</summary>
    public int SetDigitalPerimeterDetectLPPeriod(int microseconds)
    {
        using Call call = _machine.Change(ZymbitOperation.SetDigitalPerimeterDetectLPPeriod);
        if (call.Refusal != 0 || microseconds < 0)
        {
            return call.Refusal != 0 ? call.Refusal : Errno.Invalid;
        }

        call.State.Perimeter.LowPowerPeriodMicroseconds = microseconds;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkSetDigitalPerimeterDetectLPMaxBits</c>.</summary>
    public int SetDigitalPerimeterDetectLPMaxBits(int bits)
    {
        using Call call = _machine.Change(ZymbitOperation.SetDigitalPerimeterDetectLPMaxBits);
        if (call.Refusal != 0 || bits < 0)
        {
            return call.Refusal != 0 ? call.Refusal : Errno.Invalid;
        }

        call.State.Perimeter.LowPowerMaxBits = bits;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkSetDigitalPerimeterDetectDelays</c>.</summary>
    public int SetDigitalPerimeterDetectDelays(int minimumNanoseconds, int maximumNanoseconds)
    {
        using Call call = _machine.Change(ZymbitOperation.SetDigitalPerimeterDetectDelays);
        if (call.Refusal != 0 || minimumNanoseconds < 0 || maximumNanoseconds < minimumNanoseconds)
        {
            return call.Refusal != 0 ? call.Refusal : Errno.Invalid;
        }

        call.State.Perimeter.MinimumDelayNanoseconds = minimumNanoseconds;
        call.State.Perimeter.MaximumDelayNanoseconds = maximumNanoseconds;
        return call.Commit(NativeResult.Success);
    }

    /// <summary>
    /// <c>zkWaitForPerimeterEvent</c>: 0 when an event came on a channel that notifies, -110 when the time was up. An event that no wait has returned yet
    /// ends the next one at once.
    /// </summary>
    /// <param name="timeoutMilliseconds">0 does not wait, the highest value waits for ever.</param>
    public int WaitForPerimeterEvent(uint timeoutMilliseconds) =>
        Waiting.For(_machine, ZymbitOperation.WaitForPerimeterEvent, timeoutMilliseconds, state => state.Perimeter.IsNotificationPending, state => state.Perimeter.IsNotificationPending = false);

    /// <summary><c>zkGetPerimeterDetectInfo</c>.</summary>
    /// <param name="timestamps">By channel, when it was broken first since events were cleared, in seconds since 1970; 0 if it was not.</param>
    public int GetPerimeterDetectInfo(out uint[] timestamps)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetPerimeterDetectInfo);
        timestamps = call.Refusal != 0 ? [] : call.State.Perimeter.Events.ToArray();
        return call.Refusal;
    }

    /// <summary><c>zkClearPerimeterDetectEvents</c>: arms the circuits again.</summary>
    public int ClearPerimeterDetectEvents()
    {
        using Call call = _machine.Change(ZymbitOperation.ClearPerimeterDetectEvents);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        System.Array.Clear(call.State.Perimeter.Events);
        call.State.Perimeter.IsNotificationPending = false;
        return call.Commit(NativeResult.Success);
    }
}
