using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>How an operation is told to destroy the keys.</summary>
internal sealed class DestructAction
{
    private static readonly DestructAction _perimeter = new(
        "a broken perimeter circuit", nameof(PerimeterActions), static value => (value & (long)PerimeterActions.SelfDestruct) != 0, areFlags: true);

    private static readonly DestructAction _battery = new("a low battery", nameof(ThresholdAction), IsThresholdDestruct);

    private static readonly DestructAction _temperature = new("a temperature out of bounds", nameof(ThresholdAction), IsThresholdDestruct);

    private static readonly DestructAction _boot = new(
        "a boot file that fails its check", nameof(SupervisedBootPolicy), static value => value == (long)SupervisedBootPolicy.Destroy);

    private readonly Func<long, bool> _destroys;
    private readonly bool _areFlags;

    private DestructAction(string @event, string enumeration, Func<long, bool> destroys, bool areFlags = false)
    {
        Event = @event;
        Enumeration = enumeration;
        _destroys = destroys;
        _areFlags = areFlags;
    }

    /// <summary>What destroys the keys once it is armed.</summary>
    public string Event { get; }

    /// <summary>The enumeration whose values the operation takes.</summary>
    public string Enumeration { get; }

    /// <summary>The way of an operation, or null if it arms nothing.</summary>
    public static DestructAction? Of(ZymbitOperation operation) => operation switch
    {
        ZymbitOperation.SetPerimeterEventAction => _perimeter,
        ZymbitOperation.SetBatteryVoltageAction => _battery,
        ZymbitOperation.SetCPUTempAction => _temperature,
        ZymbitOperation.SetSupervisedBootPolicy => _boot,
        _ => null,
    };

    /// <summary>True if a call certainly arms self-destruct.</summary>
    public bool IsArmedBy(CallContext context) =>
        context.Flag(ArgumentRole.SelfDestructAction) is true
        || (context.Whole(ArgumentRole.Action) is { } value && _destroys(value))
        || (context.Call.TryGetArgument(ArgumentRole.Action, out var action) && Destroys(action.Value, context.CancellationToken));

    /// <summary>A constant in an action that means something harmless where it was declared; null if there is none, or the action says outright what it does.</summary>
    public (string Name, long Value)? MisusedIn(IOperation? action, CancellationToken cancellationToken)
    {
        var constants = action is null
            ? []
            : action.DescendantsAndSelf()
                .Concat(Origin.Of(action, cancellationToken)?.DescendantsAndSelf() ?? [])
                .OfType<IFieldReferenceOperation>()
                .Where(static field => field.Field.HasConstantValue)
                .ToList();
        if (constants.Exists(static field => Says(field.Field, "Destruct") || Says(field.Field, "Destroy")))
        {
            return null;
        }

        foreach (var field in constants)
        {
            if ((Says(field.Field, nameof(PerimeterActions.Notify)) || Says(field.Field, nameof(ThresholdAction.Sleep)))
                && ConstantNumber.WholeOf(field, cancellationToken) is { } value
                && _destroys(value))
            {
                return (field.Field.ContainingType.Name + "." + field.Field.Name, value);
            }
        }

        return null;
    }

    /// <summary>Flags destroy if one of them does, whatever the others are.</summary>
    private bool Destroys(IOperation? action, CancellationToken cancellationToken) => Origin.Of(action, cancellationToken) switch
    {
        null => false,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } flags when _areFlags =>
            Destroys(flags.LeftOperand, cancellationToken) || Destroys(flags.RightOperand, cancellationToken),
        _ => ConstantNumber.WholeOf(action, cancellationToken) is { } value && _destroys(value),
    };

    private static bool IsThresholdDestruct(long value) => value == (long)ThresholdAction.SelfDestruct;

    /// <summary>True if a constant's name has a word in it, however it is written.</summary>
    private static bool Says(IFieldSymbol constant, string word) => constant.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
