namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: how a wait for a change ended. Nothing here waits this way; a driver has to have the method.</summary>
public struct WaitForEventResult
{
    /// <summary>What changed.</summary>
    public PinEventTypes EventTypes;

    /// <summary>True if nothing did in time.</summary>
    public bool TimedOut;
}
