using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2007: what a SLIP39 call returns is taken for something else: -1 for an error, 0 for a slot or an error.</summary>
public sealed class SCM2007Slip39ResultMisread : ZymbitRule
{
    /// <summary>The diagnostic's property that holds the result that is no error, where the test is all that the code does with it.</summary>
    public const string GoodProperty = "Good";

    private const string Title = "SLIP39 result is misread";
    private const string Description =
        "While a SLIP39 session goes on, -1 means that more members or mnemonics are wanted; the last call returns the slot. The call that opens a session returns 0, which is no slot.";

    private static readonly ArgumentRole[] _slots = [ArgumentRole.Slot, ArgumentRole.PeerSlot, ArgumentRole.ParentSlot, ArgumentRole.MasterSlot];

    private static readonly DiagnosticDescriptor _progress = new(
        "SCM2007",
        Title,
        "{0} returns {1} while it wants more members or mnemonics, and this takes it for an error: only what is below {1} is one",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM2007"),
        RuleTable.TagsOf("SCM2007"));

    private static readonly DiagnosticDescriptor _opened = new(
        "SCM2007",
        Title,
        "{0} returns {1} when the session is open, and this takes it for an error: only what is below {1} is one",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM2007"),
        RuleTable.TagsOf("SCM2007"));

    private static readonly DiagnosticDescriptor _noSlot = new(
        "SCM2007",
        Title,
        "{0} takes what {1} returned for a slot, but its 0 says that a session is open: the last {2} returns the slot",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM2007"),
        RuleTable.TagsOf("SCM2007"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_progress, _opened, _noSlot);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCallInFile(static operation => operation.Result is ResultKind.Slip39Progress or ResultKind.Slip39SessionOpened, OnSession);
        rule.OnCall(static operation => true, context => OnUse(context, rule.Zymbit));
    }

    private static void OnSession(CallContext context)
    {
        var call = context.Call;
        var (descriptor, good) = call.Operation.Result is ResultKind.Slip39Progress
            ? (_progress, NativeResult.Slip39Unfinished)
            : (_opened, NativeResult.Slip39SessionOpened);
        foreach (var test in ErrorTest.Of(call.Invocation, good, context.SemanticModel, context.CancellationToken))
        {
            var properties = test.IsOnlyUse
                ? ImmutableDictionary<string, string?>.Empty.Add(GoodProperty, good.ToString(CultureInfo.InvariantCulture))
                : ImmutableDictionary<string, string?>.Empty;
            context.Report(Diagnostic.Create(descriptor, test.Place.Syntax.GetLocation(), properties, call.Operation.NativeName, good));
        }
    }

    private static void OnUse(CallContext context, ZymbitCompilation zymbit)
    {
        foreach (var role in _slots)
        {
            if (context.Source(role, zymbit) is { Operation: { Result: ResultKind.Slip39SessionOpened } opened })
            {
                context.Report(Diagnostic.Create(
                    _noSlot,
                    context.Call.Location,
                    context.Call.Operation.NativeName,
                    opened.NativeName,
                    Operations.Get(ZymbitOperation.AddSLIP39MemberPassword).NativeName));
            }
        }
    }
}
