using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Perimeter, battery, temperature and supervised boot: what the module watches, and what it does.
// Each action that destroys has an overload of its own, which asks for the unit that it is meant for.
public partial interface IZymkey
{
    /// <summary>Sets what the module does when a perimeter circuit is broken. Leave it alone for about 10 s afterwards.</summary>
    /// <param name="channel">The circuit.</param>
    /// <param name="actions">Nothing or <see cref="PerimeterActions.Notify"/>, which is the state as shipped.</param>
    /// <exception cref="ArgumentException">The actions destroy, or a value is not defined.</exception>
    [ZymbitApi("zkSetPerimeterEventAction")]
    void SetPerimeterActions(PerimeterChannel channel, [ZymbitRole("Action")] PerimeterActions actions);

    /// <summary>Sets what the module does when a perimeter circuit is broken, destruction included.</summary>
    /// <remarks>In production mode the keys are destroyed and the unit is scrap; in developer mode a fatal LED code shows it. Source: Perimeter Detect: SCM.</remarks>
    /// <param name="channel">The circuit.</param>
    /// <param name="actions">Any combination.</param>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not defined.</exception>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkSetPerimeterEventAction")]
    void SetPerimeterActions(PerimeterChannel channel, [ZymbitRole("Action")] PerimeterActions actions, Irreversible irreversible);

    /// <summary>Waits for a broken perimeter circuit. Only circuits whose action includes <see cref="PerimeterActions.Notify"/> end the wait.</summary>
    /// <param name="timeout">How long: zero does not wait, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever; otherwise up to 49 days, in
    /// milliseconds, rounded up. Nothing interrupts a wait, so prefer short ones.</param>
    /// <returns>False if the time was up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Another thread is waiting for a perimeter event.</exception>
    [ZymbitApi("zkWaitForPerimeterEvent")]
    bool WaitForPerimeterEvent([ZymbitRole("TimeoutMilliseconds")] TimeSpan timeout);

    /// <summary>The circuits that were broken since events were last cleared, each with its first break. Empty if none was.</summary>
    [ZymbitApi("zkGetPerimeterDetectInfo")]
    IReadOnlyList<PerimeterEvent> GetPerimeterEvents();

    /// <summary>Forgets all perimeter events and arms the circuits again.</summary>
    [ZymbitApi("zkClearPerimeterDetectEvents")]
    void ClearPerimeterEvents();

    /// <summary>Sets the low-power period of the digital perimeter detection. Key store models.</summary>
    /// <param name="periodMicroseconds">In microseconds: at least 0. No page names a limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    [ZymbitApi("zkSetDigitalPerimeterDetectLPPeriod")]
    void SetDigitalPerimeterLowPowerPeriod(int periodMicroseconds);

    /// <summary>Sets the most bits of the digital perimeter detection at low power. Key store models.</summary>
    /// <param name="maxBits">At least 0. No page names a limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    [ZymbitApi("zkSetDigitalPerimeterDetectLPMaxBits")]
    void SetDigitalPerimeterLowPowerMaxBits(int maxBits);

    /// <summary>Sets the delays of the digital perimeter detection. Key store models.</summary>
    /// <param name="minDelayNanoseconds">The shortest, in nanoseconds: at least 0.</param>
    /// <param name="maxDelayNanoseconds">The longest, in nanoseconds: not shorter than the shortest.</param>
    /// <exception cref="ArgumentOutOfRangeException">A delay is out of its range.</exception>
    [ZymbitApi("zkSetDigitalPerimeterDetectDelays")]
    void SetDigitalPerimeterDelays(int minDelayNanoseconds, int maxDelayNanoseconds);

    /// <summary>Sets what the module does when the battery runs low. To be set before the binding is locked. Key store models.</summary>
    /// <param name="action">Nothing, which is the state as shipped, or sleep until the battery is replaced.</param>
    /// <exception cref="ArgumentException">The action destroys, or is not defined.</exception>
    [ZymbitApi("zkSetBatteryVoltageAction")]
    void SetBatteryVoltageAction(ThresholdAction action);

    /// <summary>Sets what the module does when the battery runs low, destruction included. To be set before the binding is locked. Key store models.</summary>
    /// <param name="action">Any action.</param>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The action is not defined.</exception>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkSetBatteryVoltageAction")]
    void SetBatteryVoltageAction(ThresholdAction action, Irreversible irreversible);

    /// <summary>Sets at which voltage the battery counts as low. Key store models.</summary>
    /// <param name="volts">Above 0 and below 2.5; 2.3 as shipped, which is also the advice. The unit does not refuse 2.5 to 3.0 V (advisory #93).</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another voltage.</exception>
    [ZymbitApi("zkSetBatteryVoltageThreshold")]
    void SetBatteryVoltageThreshold([ZymbitRole("Threshold")] float volts);

    /// <summary>Sets what the module does when its processor is too cold or too hot. To be set before the binding is locked. Key store models.</summary>
    /// <param name="action">Nothing, which is the state as shipped.</param>
    /// <exception cref="ArgumentException">The action destroys, is sleep, which is for the battery only, or is not defined.</exception>
    [ZymbitApi("zkSetCPUTempAction")]
    void SetCpuTemperatureAction(ThresholdAction action);

    /// <summary>Sets what the module does when its processor is too cold or too hot, destruction included. To be set before the binding is locked. Key store models.</summary>
    /// <param name="action">Nothing or self-destruct.</param>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="ArgumentException">The action is sleep, which is for the battery only, or is not defined.</exception>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkSetCPUTempAction")]
    void SetCpuTemperatureAction(ThresholdAction action, Irreversible irreversible);

    /// <summary>Sets below which temperature the module's processor is too cold. Key store models.</summary>
    /// <param name="celsius">-273 to 20 degrees Celsius; -10 as shipped. More than 20 is advised against and refused: a threshold above the ambient
    /// temperature locks the unit out, in developer mode too.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another temperature.</exception>
    [ZymbitApi("zkSetCPULowTempThreshold")]
    void SetCpuLowTemperatureThreshold([ZymbitRole("Threshold")] float celsius);

    /// <summary>Sets above which temperature the module's processor is too hot. Key store models.</summary>
    /// <param name="celsius">40 to 200 degrees Celsius; 65 as shipped. Less than 40 is advised against and refused: a threshold below the ambient
    /// temperature locks the unit out, in developer mode too.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another temperature.</exception>
    [ZymbitApi("zkSetCPUHighTempThreshold")]
    void SetCpuHighTemperatureThreshold([ZymbitRole("Threshold")] float celsius);

    /// <summary>Sets what the module does when a file of the boot manifest fails its check. SCM only.</summary>
    /// <remarks>Firmware 01.00.00 does not implement it: there, any file in the manifest enables supervised boot, and in production mode a failure destroys (advisory #126).</remarks>
    /// <param name="policy">Nothing, or hold the host in reset.</param>
    /// <exception cref="ArgumentException">The policy destroys, or is not defined.</exception>
    [ZymbitApi("zkSetSupervisedBootPolicy")]
    void SetSupervisedBootPolicy([ZymbitRole("Action")] SupervisedBootPolicy policy);

    /// <summary>Sets what the module does when a file of the boot manifest fails its check, destruction included. SCM only.</summary>
    /// <param name="policy">Any policy.</param>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The policy is not defined.</exception>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkSetSupervisedBootPolicy")]
    void SetSupervisedBootPolicy([ZymbitRole("Action")] SupervisedBootPolicy policy, Irreversible irreversible);

    /// <summary>Signs a file anew for the boot manifest, and puts it there if it is not yet in it. A changed file that is not signed again fails the next boot. SCM only.</summary>
    /// <remarks>On firmware 01.00.00 keep the manifest empty, or never lock the binding (advisory #126). Source: Supervised Boot.</remarks>
    /// <param name="bootFile">The file, relative to <c>/boot</c>.</param>
    /// <param name="slot">The signing key: permanent slots only. 15 is the usual one.</param>
    /// <exception cref="ArgumentException">The path is not relative, or the slot is not permanent.</exception>
    [ZymbitApi("zkAddOrUpdateSupervisedBootFile")]
    void AddOrUpdateSupervisedBootFile(string bootFile, KeySlot slot);

    /// <summary>Takes a file out of the boot manifest. SCM only. Source: Supervised Boot.</summary>
    /// <param name="bootFile">The file, relative to <c>/boot</c>.</param>
    /// <exception cref="ArgumentException">The path is not relative.</exception>
    [ZymbitApi("zkRemoveSupervisedBootFile")]
    void RemoveSupervisedBootFile(string bootFile);

    /// <summary>The files in the boot manifest, as the unit writes them. No page gives the format. SCM only. Source: Supervised Boot.</summary>
    [ZymbitApi("zkGetSupervisedBootFileManifest")]
    string GetSupervisedBootManifest();
}
