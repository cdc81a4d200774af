using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What the unit says about itself, and where it sits on the I2C bus.</summary>
public sealed class IdentityOperations
{
    private readonly UnitMachine _machine;

    internal IdentityOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGetModelNumberString</c>: no page gives its format. This is the vendor's name of the product, without the hardware revision.</summary>
    public int GetModelNumberString(out string text) => Tell(ZymbitOperation.GetModelNumberString, _ => _machine.Profile.Facts.Name, out text);

    /// <summary><c>zkGetFirmwareVersionString</c>: such as <c>01.02.02release</c>.</summary>
    public int GetFirmwareVersionString(out string text) => Tell(ZymbitOperation.GetFirmwareVersionString, state => state.Firmware, out text);

    /// <summary><c>zkGetSerialNumberString</c>.</summary>
    public int GetSerialNumberString(out string text) => Tell(ZymbitOperation.GetSerialNumberString, state => state.SerialNumber, out text);

    /// <summary><c>zkSetI2CAddr</c>: the unit resets itself. Not on an SCM, which is on USB.</summary>
    public int SetI2CAddr(int address)
    {
        using Call call = _machine.Change(ZymbitOperation.SetI2CAddr);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!ApiLimits.I2CAddresses.Value.Any(range => range.Contains(address)))
        {
            return Errno.Invalid;
        }

        call.State.I2CAddress = address;
        _machine.Life.Reboot(call.State, RebootKind.Self, _machine.Now);
        return call.Commit(NativeResult.Success);
    }

    private int Tell(ZymbitOperation operation, Func<UnitState, string> what, out string text)
    {
        using Call call = _machine.Ask(operation);
        text = call.Refusal != 0 ? "" : what(call.State);
        return call.Refusal;
    }
}
