using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What a program can have the LED do. It hides the pattern that shows the unit's state, until the next boot or until the flashes end.</summary>
public sealed class LedOperations
{
    private readonly UnitMachine _machine;

    internal LedOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkLEDOff</c>.</summary>
    public int LEDOff() => Show(ZymbitOperation.LEDOff, new LedEvent(_machine.Now, LedEventKind.Off));

    /// <summary><c>zkLEDOn</c>.</summary>
    public int LEDOn() => Show(ZymbitOperation.LEDOn, new LedEvent(_machine.Now, LedEventKind.On));

    /// <summary><c>zkLEDFlash</c>.</summary>
    /// <param name="onMilliseconds">How long it is on in each flash.</param>
    /// <param name="offMilliseconds">How long it is off in each flash.</param>
    /// <param name="count">How many flashes; 0 for ever.</param>
    public int LEDFlash(uint onMilliseconds, uint offMilliseconds, uint count) => Show(
        ZymbitOperation.LEDFlash,
        new LedEvent(_machine.Now, LedEventKind.Flash) { OnMilliseconds = onMilliseconds, OffMilliseconds = offMilliseconds, Count = count });

    private int Show(ZymbitOperation operation, LedEvent happens)
    {
        using Call call = _machine.Change(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        Life.Show(call.State, happens with { Pattern = Life.PatternOf(call.State) });
        return call.Commit(NativeResult.Success);
    }
}
