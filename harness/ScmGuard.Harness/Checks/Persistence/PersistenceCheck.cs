using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Persistence;

/// <summary>
/// Which keys outlive a reboot: generated key pairs, wallets, foreign keys, permanent slots. A key is there if its slot holds a public key with the same
/// fingerprint: the slot's number alone proves nothing. Source: SCM FAQ and Troubleshooting.
/// </summary>
public sealed class PersistenceCheck : ICheck
{
    private const string ForeignItem = "foreign key";
    private const string PermanentStep = "look-at-permanent-slots";
    private const string LostItems = "lost";
    private const string PermanentPrefix = "slot ";

    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public string Title => "Which keys and wallets outlive a reboot, a cold boot and a power cut (advisory #159)";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<Step> Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<Step> steps =
        [
            new() { Name = PermanentStep, Title = "Note the permanent slots' public keys", Phase = StepPhase.Arrange, Act = (context, _) => Task.FromResult(NotePermanentSlots(context)) },
            Writing("make-wallet", "Make a wallet with a recovery strategy, and child keys in it", MakeWallet),
            Writing("store-foreign-key", "Store a foreign public key", StoreForeignKey),
        ];
        foreach (int cycle in Enumerable.Range(1, request.Options.Cycles))
        {
            foreach (RebootKind kind in request.Reboots)
            {
                string boot = NameOf(kind, cycle);
                steps.AddRange(
                [
                    Writing($"{boot}/make-key-pairs", "Make a key pair on each curve", context => MakeKeyPairs(context, boot)),
                    Step.Reboot($"{boot}/reboot", kind),
                    After($"{boot}/key-pairs", "Look for the generated key pairs", context => CompareKeyPairs(context, boot, kind)),
                    After($"{boot}/wallet", "Look for the wallet's keys", context => CompareItems(context, kind, KeyKind.Wallet, "wallet keys", item => item.Kind is LedgerKind.MasterSeed or LedgerKind.ChildKey)),
                    After($"{boot}/foreign-key", "Look for the foreign key", context => CompareItems(context, kind, KeyKind.ForeignKey, "foreign key", item => item.Kind is LedgerKind.ForeignKey)),
                    After($"{boot}/permanent-slots", "Look at the permanent slots' public keys", context => ComparePermanentSlots(context, kind)),
                ]);
            }
        }

        steps.Add(Step.CleanUp());
        return steps;
    }

    private static string NameOf(RebootKind kind, int cycle) =>
        string.Create(CultureInfo.InvariantCulture, $"{(kind is RebootKind.PowerCut ? "power-cut" : kind.ToString().ToLowerInvariant())}-{cycle}");

    private static Step Writing(string name, string title, Func<StepContext, StepOutcome> act) => new()
    {
        Name = name,
        Title = title,
        Phase = name.Contains('/', StringComparison.Ordinal) ? StepPhase.AfterBoot : StepPhase.Arrange,
        Effect = StepEffect.Writes,
        Act = (context, _) => Task.FromResult(act(context)),
    };

    private static Step After(string name, string title, Func<StepContext, StepOutcome> act) =>
        new() { Name = name, Title = title, Act = (context, _) => Task.FromResult(act(context)) };

    /// <summary>The curves that the unit makes key pairs on.</summary>
    private static IReadOnlyList<KeyType> Curves(StepContext context) => ModelOf(context) is { HasKeyStore: true } model ? model.Curves : [];

    private static ModelFacts? ModelOf(StepContext context) => Models.All.FirstOrDefault(model => model.Name == context.Run.Unit?.Model);

    private static StepOutcome? WithoutKeyStore(StepContext context) => ModelOf(context) switch
    {
        null => StepOutcome.Inconclusive("The unit's model is not known, so it is not known whether it has a key store.", "Name the model in the station file."),
        { HasKeyStore: true } => null,
        { HasKeyStore: null } model => StepOutcome.Inconclusive($"No page says whether a {model.Name} has a key store."),
        { } model => StepOutcome.Pass($"A {model.Name} has no key store: it makes no keys that could be lost."),
    };

    private static StepOutcome NotePermanentSlots(StepContext context)
    {
        List<Observation> seen = [];
        foreach (int number in PermanentSlotsOf(context))
        {
            seen.Add(new Observation($"{PermanentPrefix}{number}", Fingerprint.Of(context.Zymkey, KeySlot.Permanent(number))));
        }

        return StepOutcome.Pass($"{seen.Count} permanent slots hold a key.").Seen([.. seen]);
    }

    private static IEnumerable<int> PermanentSlotsOf(StepContext context)
    {
        IntRange slots = ModelOf(context) is { HasKeyStore: false } ? KeySlots.Zymkey.Value : KeySlots.Permanent.Value;
        return Enumerable.Range(slots.First, slots.Last - slots.First + 1);
    }

    private static StepOutcome ComparePermanentSlots(StepContext context, RebootKind kind)
    {
        if (context.OutcomeOf(PermanentStep) is not { Verdict: Verdict.Pass } before)
        {
            return StepOutcome.Inconclusive("The permanent slots were not read before the first reboot.");
        }

        List<string> changed = [];
        foreach (Observation slot in before.Observations)
        {
            int number = int.Parse(slot.Name[PermanentPrefix.Length..], CultureInfo.InvariantCulture);
            if (!IsThere(context, number, slot.Value))
            {
                changed.Add(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        StepOutcome outcome = changed.Count == 0
            ? StepOutcome.Pass($"All {before.Observations.Count} permanent slots hold the keys that they held before.")
            : StepOutcome.Fail($"Permanent slot {string.Join(", ", changed)} holds another key than before, or none.", "Do not use this unit: permanent keys must not change.")
                .Seen(new Observation("changed slots", string.Join(", ", changed)));
        return before.Observations.Count == 0 ? outcome : outcome.Seen(new Survival(KeyKind.PermanentKey, kind, changed.Count > 0).ToObservation());
    }

    private static StepOutcome MakeWallet(StepContext context)
    {
        if (WithoutKeyStore(context) is { } outcome)
        {
            return outcome;
        }

        List<Observation> seen = [];
        foreach (KeyType curve in Curves(context).Where(curve => curve is not KeyType.X25519))
        {
            LedgerItem master = context.Ledger.MakeMasterSeed(context.Zymkey, context.Own($"{NameOf(curve)} master seed"), curve, $"{context.Ledger.WalletName}-{(context.Step.Round is null ? "" : $"{context.Step.Round}-")}{NameOf(curve)}");
            LedgerItem child = context.Ledger.MakeChildKey(context.Zymkey, context.Own($"{NameOf(curve)} child key"), master, 0);
            seen.Add(new Observation($"{NameOf(curve)} master seed", $"slot {master.Slot}"));
            seen.Add(new Observation($"{NameOf(curve)} child key", $"slot {child.Slot}"));
        }

        return StepOutcome.Pass($"Made {seen.Count / 2} wallets with a child key each.").Seen([.. seen]);
    }

    private static StepOutcome StoreForeignKey(StepContext context)
    {
        if (WithoutKeyStore(context) is { } outcome)
        {
            return outcome;
        }

        LedgerItem item = context.Ledger.StoreForeignKey(context.Zymkey, context.Own(ForeignItem), KeyType.Secp256R1, NewPublicKey());
        return StepOutcome.Pass("Stored a foreign public key.").Seen(new Observation(ForeignItem, $"foreign slot {item.Slot}"));
    }

    private static StepOutcome MakeKeyPairs(StepContext context, string boot)
    {
        if (WithoutKeyStore(context) is { } outcome)
        {
            return outcome;
        }

        // Those of the first boot stay to the end. Of the others only the newest are kept, or many cycles would fill the key store.
        LedgerItem[] pairs = [.. context.Run.Ledger.Where(item => item is { Kind: LedgerKind.KeyPair, IsLive: true })];
        string? first = pairs.Length > 0 ? BootOf(pairs[0]) : null;
        foreach (LedgerItem old in pairs.Where(item => BootOf(item) != first && !item.Name.StartsWith(context.Own($"{boot} "), StringComparison.Ordinal)))
        {
            context.Ledger.Remove(context.Zymkey, old);
        }

        LedgerItem[] items = [.. Curves(context).Select(curve => context.Ledger.MakeKeyPair(context.Zymkey, context.Own($"{boot} {NameOf(curve)} key pair"), curve))];
        return StepOutcome.Pass($"Made {items.Length} key pairs.").Seen([.. items.Select(item => new Observation(item.Name, $"slot {item.Slot}"))]);
    }

    // An item's name is its boot's, then the curve's: "soft-1 secp256r1 key pair".
    private static string BootOf(LedgerItem item) => item.Name[..item.Name.LastIndexOf(' ', item.Name.LastIndexOf(' ', item.Name.LastIndexOf(' ') - 1) - 1)];

    // Those of this boot. Those of an earlier boot, which a reboot left alone once, must be left alone by this one too.
    private static StepOutcome CompareKeyPairs(StepContext context, string boot, RebootKind kind)
    {
        StepOutcome outcome = CompareItems(context, kind, KeyKind.GeneratedKeyPair, "generated key pairs", item => item.Kind is LedgerKind.KeyPair);
        return outcome.Verdict is Verdict.Pass && WithoutKeyStore(context) is null && !context.Run.Ledger.Any(item => item.Name.StartsWith(context.Own($"{boot} "), StringComparison.Ordinal) && item.IsLive)
            ? StepOutcome.Inconclusive("No key pair was made before this boot.")
            : outcome;
    }

    private static StepOutcome CompareItems(StepContext context, RebootKind kind, KeyKind key, string what, Func<LedgerItem, bool> isMeant)
    {
        if (WithoutKeyStore(context) is { } nothing)
        {
            return nothing;
        }

        // What an earlier boot took is that boot's loss.
        HashSet<string> lostBefore = [.. context.Run.Steps.SelectMany(step => step.Outcome?.Observed(LostItems)?.Split(", ") ?? [])];
        LedgerItem[] items = [.. context.Run.Ledger.Where(item => isMeant(item) && item.IsLive && !lostBefore.Contains(item.Name))];
        if (items.Length == 0)
        {
            return StepOutcome.Inconclusive($"There were no {what} to look for.");
        }

        LedgerItem[] lost = [.. items.Where(item => !Ledger.IsThere(context.Zymkey, item))];
        Observation survival = new Survival(key, kind, lost.Length > 0).ToObservation();
        Measurement measured = new($"{what} lost", lost.Length, "1", Limits.AtMost(0));
        if (lost.Length == 0)
        {
            return StepOutcome.Pass($"All {items.Length} {what} are there, with the same public keys.").Judged(measured).Seen(survival);
        }

        string slots = string.Join(", ", lost.Select(item => item.Slot));
        bool isKnown = lost.All(item => item.Kind is LedgerKind.KeyPair) && IsAffected(context);
        Advisory advisory = Advisories.KeyPairLostAtReboot;
        return (isKnown
                ? StepOutcome.Fail(
                    $"{lost.Length} of {items.Length} {what} are gone after the {Describe(kind)} (slots {slots}): advisory {advisory.Id}, which affects {advisory.AffectedText}.",
                    $"Do not keep keys of gen_key_pair on this unit: {advisory.Workaround}.") with
                { Advisory = advisory.Id, Source = advisory.Source }
                : StepOutcome.Fail(
                    $"{lost.Length} of {items.Length} {what} are gone after the {Describe(kind)} (slots {slots}). No published advisory explains it for this unit.",
                    "Do not use this unit for keys that have to last, and report it to the vendor."))
            .Judged(measured)
            .Seen(survival, new Observation("lost slots", slots), new Observation(LostItems, string.Join(", ", lost.Select(item => item.Name))));
    }

    // Without a known revision an SCM with the affected firmware may be an affected one.
    private static bool IsAffected(StepContext context) => context.Run.Unit is { } unit && Advisories.KeyPairLostAtReboot.Affected.Any(target =>
        Models.Get(target.Model).Name == unit.Model && target.Firmware == unit.Firmware && (unit.Revision is null || target.Revision == unit.Revision));

    // A slot that the module lists and cannot read says nothing about its key: that is for the engine to tell.
    private static bool IsThere(StepContext context, int number, string fingerprint)
    {
        try
        {
            return Fingerprint.Of(context.Zymkey, KeySlot.Permanent(number)) == fingerprint;
        }
        catch (ZymkeyException exception) when (exception is not ZymkeyTimeoutException && ModelOf(context) is { HasKeyStore: true }
            && context.Zymkey.GetSlots().Allocated.All(slot => slot.Number != number))
        {
            return false;
        }
    }

    private static byte[] NewPublicKey()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ECPoint point = key.ExportParameters(false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static string NameOf(KeyType curve) => curve.ToString().ToLowerInvariant();

    private static string Describe(RebootKind kind) => kind switch
    {
        RebootKind.Soft => "reboot",
        RebootKind.Cold => "cold boot",
        _ => "power cut",
    };
}
