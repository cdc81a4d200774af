using System.Collections.Generic;

namespace ScmGuard.VirtualScm;

/// <summary>What can be said about a virtual unit from outside, without asking it.</summary>
/// <param name="Profile">Such as <c>scm-b1/01.02.02release</c>.</param>
/// <param name="SerialNumber">The serial number.</param>
/// <param name="IsProductionMode">True once the binding was locked and the unit rebooted.</param>
/// <param name="IsBound">True if it recognises its host.</param>
/// <param name="Condition">In words: running, or why not.</param>
/// <param name="LastBoot">The last boot.</param>
/// <param name="Slots">The slots that hold a key.</param>
/// <param name="ForeignSlots">The foreign slots that hold a key.</param>
/// <param name="HasEphemeralKey">True if there is an ephemeral key.</param>
/// <param name="Wallets">The wallets' names, in the order of their slots.</param>
/// <param name="Faults">The injected faults that still wait for a call.</param>
/// <param name="BatteryVolts">The battery's voltage.</param>
/// <param name="Celsius">The temperature.</param>
public sealed record UnitStatus(
    string Profile,
    string SerialNumber,
    bool IsProductionMode,
    bool IsBound,
    string Condition,
    BootRecord LastBoot,
    IReadOnlyList<int> Slots,
    IReadOnlyList<int> ForeignSlots,
    bool HasEphemeralKey,
    IReadOnlyList<string> Wallets,
    IReadOnlyList<Fault> Faults,
    float BatteryVolts,
    float Celsius);
