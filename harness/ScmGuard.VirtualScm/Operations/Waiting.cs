using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Waiting for an event, without holding up other operations.</summary>
internal static class Waiting
{
    /// <summary>0 when it came, -110 when the time was up.</summary>
    /// <param name="machine">The unit.</param>
    /// <param name="operation">The wait.</param>
    /// <param name="timeoutMilliseconds">0 does not wait, the highest value waits for ever.</param>
    /// <param name="hasCome">Whether the event is there.</param>
    /// <param name="take">Takes it away, so that one event ends one wait.</param>
    public static int For(UnitMachine machine, ZymbitOperation operation, uint timeoutMilliseconds, Func<UnitState, bool> hasCome, Action<UnitState> take)
    {
        int result;
        using (Call call = machine.Ask(operation))
        {
            result = call.Refusal;
        }

        if (result != NativeResult.Success)
        {
            return result;
        }

        bool IsOver()
        {
            if (!machine.Look(hasCome))
            {
                return false;
            }

            using Call call = machine.Change(operation);
            if (call.Refusal == 0 && !hasCome(call.State))
            {
                // Another wait was faster.
                return false;
            }

            result = call.Refusal;
            if (result == NativeResult.Success)
            {
                take(call.State);
                result = call.Commit(NativeResult.Success);
            }

            return true;
        }

        return machine.Wait(timeoutMilliseconds, IsOver) ? result : NativeResult.TimedOut;
    }
}
