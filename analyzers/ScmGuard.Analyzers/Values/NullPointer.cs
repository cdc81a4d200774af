using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Recognises a pointer that is certain to be null: <c>null</c>, <c>default</c>, <c>IntPtr.Zero</c>, <c>0</c>.</summary>
internal static class NullPointer
{
    /// <summary>True if the expression yields a null pointer.</summary>
    public static bool Is(IOperation value, CancellationToken cancellationToken) => Origin.Of(value, cancellationToken) switch
    {
        { ConstantValue: { HasValue: true, Value: null or 0 or 0L or 0u or 0ul } } => true,
        IDefaultValueOperation => true,
        IFieldReferenceOperation { Field: { Name: nameof(IntPtr.Zero), ContainingType.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } } => true,
        _ => false,
    };
}
