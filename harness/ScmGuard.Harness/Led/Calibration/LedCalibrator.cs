using System;
using System.Threading;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>Has a unit flash in a known way, and looks what the line makes of it.</summary>
/// <param name="zymkey">The unit.</param>
/// <param name="line">The line. It stays the caller's.</param>
public sealed class LedCalibrator(IZymkey zymkey, ILineEventSource line)
{
    /// <summary>Calibrates. The unit has to run, be bound, and be in developer mode.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What was learnt, or why nothing was.</returns>
    /// <exception cref="OperationCanceledException">It was ended early. The LED shows its pattern again as far as can be asked for.</exception>
    public LedCalibration Run(CancellationToken stop) => throw new NotImplementedException($"{zymkey} {line}");
}
