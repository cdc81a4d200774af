using System;
using KeyLifecycle;
using ScmGuard.VirtualScm;

// The same program on two kinds of unit. Both are simulated in this process: no hardware is touched, and nothing here is secret.
foreach (UnitProfile profile in (UnitProfile[])[UnitProfile.ScmB1, UnitProfile.ScmA1])
{
    using VirtualUnit unit = VirtualUnit.InMemory(profile);
    Console.WriteLine($"VIRTUAL unit {unit.Profile}, serial number {unit.SerialNumber}");

    DeviceKeys keys;
    using (VirtualZymkey zymkey = VirtualZymkey.Open(unit))
    {
        keys = DeviceKeys.Make(zymkey);
        keys.Show(zymkey, "before the reboot");
    }

    unit.Reboot(RebootKind.Soft);

    using (VirtualZymkey zymkey = VirtualZymkey.Open(unit))
    {
        keys.Show(zymkey, "after the reboot");
    }

    Console.WriteLine();
}
