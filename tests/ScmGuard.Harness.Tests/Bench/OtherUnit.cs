using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Units;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>A unit that differs from another in what a test says.</summary>
internal sealed class OtherUnit(IUnit unit) : IUnit
{
    public Func<BootIdentity, BootIdentity> Boot { get; init; } = boot => boot;

    public Func<RebootKind, Func<Task<bool>>, Task<bool>> Reboot { get; init; } = (_, reboot) => reboot();

    public Func<Func<IZymkey>, IZymkey> Module { get; init; } = open => open();

    /// <summary>Opens the line of the LED; null for the unit's own.</summary>
    public Func<ILineEventSource?>? Led { get; init; }

    public string Kind => unit.Kind;

    public IHost Host { get; init; } = unit.Host;

    public TimeProvider Clock => unit.Clock;

    public IReadOnlyList<RebootKind> RebootKinds { get; init; } = unit.RebootKinds;

    public async Task<BootIdentity> ReadBootAsync(CancellationToken stop) => Boot(await unit.ReadBootAsync(stop));

    public Task<UnitIdentity> IdentifyAsync(CancellationToken stop) => unit.IdentifyAsync(stop);

    public IZymkey OpenZymkey() => Module(unit.OpenZymkey);

    public ILineEventSource? OpenLed() => Led is null ? unit.OpenLed() : Led();

    public LineTrace? ReadLedOfBoot() => unit.ReadLedOfBoot();

    public Task<bool> RebootAsync(RebootKind kind, Action recordShutdown, CancellationToken stop) => Reboot(kind, () => unit.RebootAsync(kind, recordShutdown, stop));

    public ValueTask DisposeAsync() => unit.DisposeAsync();
}
