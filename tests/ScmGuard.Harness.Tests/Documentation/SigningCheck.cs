using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Tests.Documentation;

/// <summary>Whether a key pair signs after a reboot, and how long that takes.</summary>
public sealed class SigningCheck : ICheck
{
    private const string Key = "signing key";

    private static readonly NumberSetting s_longest = new("signing.time.maximum", 2, 0.001, 60, "The longest time that a signature may take, in seconds.");

    public string Name => "signing";

    public string Title => "Whether a key pair signs after a reboot, and how long that takes";

    public IReadOnlyList<Setting> Settings { get; } = [s_longest];

    public IReadOnlyList<Step> Plan(PlanRequest request) =>
    [
        new()
        {
            Name = "make-key-pair",
            Title = "Make a key pair",
            Phase = StepPhase.Arrange,
            Effect = StepEffect.Writes,
            IsEssential = true,
            Act = (context, _) => Task.FromResult(MakeKeyPair(context)),
        },
        Step.Reboot("reboot", RebootKind.Soft),
        new() { Name = "sign", Title = "Sign with the key pair", Act = (context, _) => Task.FromResult(Sign(context)) },
        Step.CleanUp(),
    ];

    private static StepOutcome MakeKeyPair(StepContext context)
    {
        LedgerItem key = context.Ledger.MakeKeyPair(context.Zymkey, context.Own(Key), KeyType.Secp256R1);
        return StepOutcome.Pass($"Made a key pair in slot {key.Slot}.");
    }

    private static StepOutcome Sign(StepContext context)
    {
        LedgerItem key = context.Run.Item(context.Own(Key))!;
        if (!Ledger.IsThere(context.Zymkey, key))
        {
            return StepOutcome.Fail($"The key pair in slot {key.Slot} is gone.", "Run the check persistence, which knows the advisories.");
        }

        KeySlot slot = context.Zymkey.GetSlots().Allocated.First(slot => slot.Number == key.Slot);
        long begin = context.Time.GetTimestamp();
        context.Zymkey.Sign(new byte[32], slot);
        TimeSpan time = context.Time.GetElapsedTime(begin);
        return StepOutcome.Pass("The key pair signs.")
            .Judged(new Measurement("time of a signature", time.TotalSeconds, "s", Limits.AtMost(s_longest.In(context.Settings))));
    }
}
