using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>The slot that an expression names, as a plain number or as a value of the managed client's slot types.</summary>
internal static class SlotNumber
{
    private const string OwnType = "KeySlot";
    private const string ForeignType = "ForeignKeySlot";

    /// <summary>The slot's number, or null if it is not certain.</summary>
    public static long? Of(IOperation? slot, CancellationToken cancellationToken) =>
        ConstantNumber.WholeOf(slot, cancellationToken) ?? Origin.Of(slot, cancellationToken) switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: OwnType or ForeignType }, Arguments: [var number] } =>
                ConstantNumber.WholeOf(number.Value, cancellationToken),
            IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: OwnType, Name: nameof(KeySlots.Ephemeral) } } => KeySlots.Ephemeral.Value,
            _ => null,
        };

    /// <summary>Whether the type of a slot says which store it is in: true for the foreign one, null if it is a plain number.</summary>
    public static bool? IsForeign(IOperation? slot)
    {
        while (slot is IConversionOperation { OperatorMethod: not null } or IConversionOperation { IsImplicit: true })
        {
            slot = ((IConversionOperation)slot).Operand;
        }

        return slot?.Type?.Name switch
        {
            OwnType => false,
            ForeignType => true,
            _ => null,
        };
    }
}
