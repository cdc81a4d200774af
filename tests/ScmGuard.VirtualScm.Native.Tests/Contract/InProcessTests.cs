using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

/// <summary>The contract on a unit in this process.</summary>
public sealed class InProcessTests : ZymkeyContract
{
    protected override VirtualUnit NewUnit(UnitProfile profile) => VirtualUnit.InMemory(profile);

    protected override IZymkey OpenClient(VirtualUnit unit) => VirtualZymkey.Open(unit);
}
