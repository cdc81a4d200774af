using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The accelerometer.</summary>
public sealed class AccelerometerOperations
{
    private const float FullSensitivity = 100;

    private readonly UnitMachine _machine;

    internal AccelerometerOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkSetTapSensitivity</c>: in percent; 0 notices no tap at all.</summary>
    public int SetTapSensitivity(AccelerationAxis axis, float percent)
    {
        using Call call = _machine.Change(ZymbitOperation.SetTapSensitivity);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (axis is < AccelerationAxis.X or > AccelerationAxis.All || !(percent is >= 0 and <= FullSensitivity))
        {
            return Errno.Invalid;
        }

        Span<float> sensitivity = call.State.Motion.TapSensitivity;
        (axis == AccelerationAxis.All ? sensitivity : sensitivity.Slice((int)axis, 1)).Fill(percent);
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkWaitForTap</c>: 0 when a tap came, -110 when the time was up. A tap that no wait has returned yet ends the next one at once.</summary>
    /// <param name="timeoutMilliseconds">0 does not wait, the highest value waits for ever.</param>
    public int WaitForTap(uint timeoutMilliseconds) =>
        Waiting.For(_machine, ZymbitOperation.WaitForTap, timeoutMilliseconds, state => state.Motion.IsTapPending, state => state.Motion.IsTapPending = false);

    /// <summary><c>zkGetAccelerometerData</c>.</summary>
    public int GetAccelerometerData(out AxisData x, out AxisData y, out AxisData z)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetAccelerometerData);
        MotionState motion = call.State.Motion;
        (x, y, z) = call.Refusal != 0 ? default : (Along(motion, 0), Along(motion, 1), Along(motion, 2));
        return call.Refusal;
    }

    private static AxisData Along(MotionState motion, int axis) => new(motion.Acceleration[axis], motion.TapDirections[axis]);
}
