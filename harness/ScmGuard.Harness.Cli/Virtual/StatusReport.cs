using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary>What <c>status</c> says. No key and no other secret is in it.</summary>
internal sealed record StatusReport(
    bool IsVirtual,
    string Profile,
    string Model,
    string? Revision,
    string Firmware,
    string SerialNumber,
    string Condition,
    bool IsProductionMode,
    bool IsBound,
    int BootCount,
    RebootKind LastBootKind,
    DateTimeOffset LastBootAt,
    IReadOnlyList<int> Slots,
    IReadOnlyList<int> ForeignSlots,
    bool HasEphemeralKey,
    IReadOnlyList<string> Wallets,
    IReadOnlyList<string> Faults,
    float BatteryVolts,
    float Celsius)
{
    public static StatusReport Of(VirtualUnit unit)
    {
        UnitStatus status = unit.Status;
        return new StatusReport(
            IsVirtual: true,
            unit.Profile.Name,
            Models.Get(unit.Profile.Model).Name,
            unit.Profile.Revision,
            unit.Profile.Firmware,
            status.SerialNumber,
            status.Condition,
            status.IsProductionMode,
            status.IsBound,
            status.LastBoot.Number,
            status.LastBoot.Kind,
            status.LastBoot.At,
            status.Slots,
            status.ForeignSlots,
            status.HasEphemeralKey,
            status.Wallets,
            [.. status.Faults.Select(fault => fault.ToString())],
            status.BatteryVolts,
            status.Celsius);
    }
}
