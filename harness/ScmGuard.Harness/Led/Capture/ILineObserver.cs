namespace ScmGuard.Harness.Led.Capture;

/// <summary>Told of a recording while it goes on, in the thread that records.</summary>
public interface ILineObserver
{
    /// <summary>The recording begins.</summary>
    /// <param name="nanoseconds">When, on the source's clock.</param>
    /// <param name="isOn">What the LED is.</param>
    void OnBegin(long nanoseconds, bool isOn);

    /// <summary>The LED changes.</summary>
    /// <param name="edge">When, and to what.</param>
    void OnEdge(LineEdge edge);

    /// <summary>Something cannot be trusted.</summary>
    /// <param name="fault">What. A fault that an edge shows is told before that edge.</param>
    void OnFault(LineFault fault);

    /// <summary>Time goes on. All edges up to then have been told.</summary>
    /// <param name="nanoseconds">The time.</param>
    void OnTime(long nanoseconds);
}
