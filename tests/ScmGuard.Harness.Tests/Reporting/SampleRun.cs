using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Reporting;

/// <summary>A journal written by hand: the same on every machine and at every time.</summary>
internal sealed class SampleRun
{
    public static readonly UnitIdentity VirtualB1 = new(true, "SCM", "SCM-CM4-B1", "B1", "01.02.02release", "0123456789ABCDEF", "scm-virtual", "6.1.0-rpi8-rpi-v8");

    public static readonly UnitIdentity RealA1 = new(false, "SCM", "SCM-CM4-A1", "A1", "01.02.02release", "FEDCBA9876543210", "bench-7", "6.1.0-rpi8-rpi-v8");

    private readonly List<JournalLine> _lines = [];
    private DateTimeOffset _now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private int _boot;

    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <summary>Begins a run.</summary>
    public static SampleRun Begin(UnitIdentity? unit, IReadOnlyList<PlannedStep> plan, IReadOnlyList<string>? checks = null)
    {
        SampleRun run = new();
        run.Add(new RunBegun(
            "20260131-120000-1f3a",
            "scm-harness 0.1.0",
            checks ?? [.. plan.Select(step => step.Check).Distinct()],
            new CheckOptions(),
            plan,
            new string('a', 64),
            new StationIdentity("bench 7", "Q. Inspector", new string('b', 64)),
            [RebootKind.Soft, RebootKind.PowerCut],
            unit?.IsVirtual == true ? "virtual" : "local",
            null));
        run.Boot();
        if (unit is not null)
        {
            run.Add(new UnitIdentified(unit));
        }

        return run;
    }

    public static PlannedStep Planned(string step, string title, RebootKind? reboots = null, StepPhase phase = StepPhase.AfterBoot) => new(step, title, phase, reboots);

    public SampleRun Add(Entry entry)
    {
        _lines.Add(JournalLine.After(_lines.LastOrDefault(), _now, entry));
        return this;
    }

    public SampleRun Wait(double seconds)
    {
        _now = _now.AddSeconds(seconds);
        return this;
    }

    public SampleRun Boot()
    {
        _boot++;
        return Add(new Loaded(Identity(_boot)));
    }

    public SampleRun Intend(PlannedStep step) => Add(new StepIntended(step.Step, step.Phase, 1, Identity(_boot), step.Reboots));

    public SampleRun Take(PlannedStep step, StepOutcome outcome, double seconds = 0.2) => Intend(step).Wait(seconds).Add(new StepConcluded(step.Step, outcome));

    public SampleRun Reboot(PlannedStep step, double seconds)
    {
        Intend(step).Wait(4);
        if (step.Reboots is RebootKind.Soft)
        {
            Add(new ShuttingDown(Identity(_boot).BootId));
        }

        return Wait(seconds).Boot().Add(new StepConcluded(step.Step, StepOutcome.Pass("The unit booted, once, as it was asked to."), Identity(_boot)));
    }

    public SampleRun End() => Add(new RunEnded(RunRecord.Of("", _lines).VerdictAtEnd));

    /// <summary>A real A1 where all is good, one value lying close to its limit.</summary>
    public static SampleRun Good()
    {
        PlannedStep reboot = Planned("boot-timing/soft-1/reboot", "Reboot the unit", RebootKind.Soft);
        PlannedStep time = Planned("boot-timing/soft-1/time", "Measure the boot");
        PlannedStep battery = Planned("acceptance/battery", "Read the battery's voltage");
        PlannedStep keys = Planned("persistence/soft-1/key-pairs", "Look for the generated key pairs");
        return Begin(RealA1, [battery, reboot, time, keys])
            .Take(battery, StepOutcome.Pass("The battery has 2.94 V.").Judged(new Measurement("battery voltage", 2.94, "V", new Limits(2.9, 3.6, 0.1, "General FAQ"))))
            .Reboot(reboot, 88)
            .Take(time, StepOutcome.Pass("The boot took 88 s.").Judged(new Measurement("boot time", 88.25, "s", Limits.AtMost(155, 10, "SCM FAQ and Troubleshooting")), new Measurement("kernel", 12.5, "s")))
            .Take(keys, StepOutcome.Pass("All 4 generated key pairs are there, with the same public keys.").Seen(new Survival(KeyKind.GeneratedKeyPair, RebootKind.Soft, false).ToObservation()))
            .End();
    }

    /// <summary>A virtual B1 with advisory #159.</summary>
    public static SampleRun KeysLost()
    {
        PlannedStep make = Planned("persistence/soft-1/make-key-pairs", "Make a key pair on each curve", phase: StepPhase.Arrange);
        PlannedStep reboot = Planned("persistence/soft-1/reboot", "Reboot the unit", RebootKind.Soft);
        PlannedStep keys = Planned("persistence/soft-1/key-pairs", "Look for the generated key pairs");
        PlannedStep wallet = Planned("persistence/soft-1/wallet", "Look for the wallet's keys");
        PlannedStep cleanUp = Planned("persistence/clean-up", "Remove what the run made", phase: StepPhase.Cleanup);
        return Begin(VirtualB1, [make, reboot, keys, wallet, cleanUp])
            .Intend(make)
            .Add(new LedgerIntended("soft-1 secp256r1 key pair", LedgerKind.KeyPair, [0, 1], null, null))
            .Add(new LedgerCreated("soft-1 secp256r1 key pair", 16, new string('c', 64), null))
            .Wait(0.4)
            .Add(new StepConcluded(make.Step, StepOutcome.Pass("Made 1 key pairs.").Seen(new Observation("soft-1 secp256r1 key pair", "slot 16"))))
            .Reboot(reboot, 92)
            .Take(keys, (StepOutcome.Fail("1 of 1 generated key pairs are gone after the reboot (slots 16): advisory #159.", "Do not keep keys of gen_key_pair on this unit.") with { Advisory = "#159", Source = "SCM FAQ and Troubleshooting" })
                .Judged(new Measurement("generated key pairs lost", 1, "1", Limits.AtMost(0)))
                .Seen(new Survival(KeyKind.GeneratedKeyPair, RebootKind.Soft, true).ToObservation()))
            .Take(wallet, StepOutcome.Pass("All 2 wallet keys are there, with the same public keys.").Seen(new Survival(KeyKind.Wallet, RebootKind.Soft, false).ToObservation()))
            .Intend(cleanUp)
            .Add(new LedgerClosed("soft-1 secp256r1 key pair", LedgerEnd.Gone, "the slot is empty"))
            .Add(new StepConcluded(cleanUp.Step, StepOutcome.Pass("Everything that the run made is gone.")))
            .End();
    }

    /// <summary>A real unit that booted by itself again and again: the run was halted, a step broken off, and others never taken.</summary>
    public static SampleRun Halted()
    {
        PlannedStep look = Planned("acceptance/model", "Read model and firmware");
        PlannedStep broken = Planned("acceptance/perimeter", "Read the perimeter's events");
        PlannedStep never = Planned("acceptance/temperature", "Read the temperature");
        return Begin(RealA1, [look, broken, never])
            .Take(look, StepOutcome.BenchFault("The host did not answer: connection closed.", "Look at the network."))
            .Intend(broken)
            .Wait(30)
            .Boot()
            .Add(new Remark("clock", "The clock was set on by an hour.", [new Measurement("step", 3600, "s")]))
            .Add(new RunHalted("the run used 2 boots or starts of the program, where 1 are allowed for a run"))
            .End();
    }

    /// <summary>A run of one step with any texts.</summary>
    public static SampleRun OfTexts(string text)
    {
        PlannedStep step = Planned("acceptance/step", text);
        return Begin(RealA1 with { SerialNumber = text, HostName = text, ModelNumber = text, Firmware = text, Revision = text }, [step])
            .Take(step, (StepOutcome.Fail(text, text) with { Advisory = text, Source = text })
                .Judged(new Measurement(text, 1, text, new Limits(0, 0.5, 0.1, text)), new Measurement(text, 2, text))
                .Seen(new Observation(text, text)))
            .Add(new LedgerIntended(text, LedgerKind.ChildKey, [], text, text))
            .Add(new LedgerClosed(text, LedgerEnd.Left, text))
            .Add(new Remark(text, text, [new Measurement(text, 3, text)]))
            .Add(new RunHalted(text))
            .End();
    }

    /// <summary>A run of steps with any ends; null is a step without an outcome.</summary>
    public static SampleRun OfVerdicts(IReadOnlyList<Verdict?> verdicts, bool hasEnded = true, bool isHalted = false, bool isLeft = false, int unplannedBoots = 0)
    {
        PlannedStep[] plan = [.. verdicts.Select((_, index) => Planned($"acceptance/round-{index}/step", "Look at something"))];
        SampleRun run = Begin(RealA1, plan, ["acceptance"]);
        for (int index = 0; index < plan.Length; index++)
        {
            if (verdicts[index] is { } verdict)
            {
                run.Take(plan[index], new StepOutcome(verdict, "Something was seen."));
            }
        }

        for (int boot = 0; boot < unplannedBoots; boot++)
        {
            run.Wait(100).Boot();
        }

        if (isLeft)
        {
            run.Add(new LedgerIntended("item", LedgerKind.KeyPair, [], null, null)).Add(new LedgerClosed("item", LedgerEnd.Left, "another key lies in the slot"));
        }

        if (isHalted)
        {
            run.Add(new RunHalted("its budget was used up"));
        }

        return hasEnded ? run.End() : run;
    }

    private static BootIdentity Identity(int boot) => new(FormattableString.Invariant($"00000000-0000-4000-8000-{boot:d12}"), TimeSpan.FromSeconds(40), "6.1.0-rpi8-rpi-v8", boot, "01.02.02release", "0123456789ABCDEF");
}
