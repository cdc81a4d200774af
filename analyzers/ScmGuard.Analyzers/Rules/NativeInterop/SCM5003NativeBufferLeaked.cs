using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5003: a buffer that the library allocated is freed by nobody, or by something that does not free what <c>malloc</c> gave (C API Documentation).</summary>
/// <remarks>Decision 041 says which of .NET's functions are libc's <c>free</c> on Linux.</remarks>
public sealed class SCM5003NativeBufferLeaked : ZymbitRule
{
    private const string Title = "Native buffer is leaked or freed with the wrong allocator";
    private const string Description =
        "What the library writes to a pointer to a pointer, it took from malloc, and the caller gives it back with free: NativeMemory.Free in .NET.";

    private static readonly DiagnosticDescriptor _leaked = new(
        "SCM5003",
        Title,
        "{0} allocates what it gives out in {1}, and nobody frees it: NativeMemory.Free gives it back",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM5003"),
        RuleTable.TagsOf("SCM5003"));

    private static readonly DiagnosticDescriptor _freedWrongly = new(
        "SCM5003",
        Title,
        "{0} took this buffer from malloc, and {1} frees something else: NativeMemory.Free gives it back",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM5003"),
        RuleTable.TagsOf("SCM5003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_leaked, _freedWrongly);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCallInFile(static operation => operation.Parameters.Any(static parameter => parameter.CallerFrees), Analyze);

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        if (call is not { Route: CallRoute.DllImport or CallRoute.LibraryImport or CallRoute.Export or CallRoute.MethodGroup, Confidence: CallConfidence.Certain or CallConfidence.Likely })
        {
            return;
        }

        foreach (var parameter in call.Operation.Parameters.Where(static parameter => parameter.CallerFrees))
        {
            if (call.TryGetArgument(parameter.Role, out var argument) && argument.Value is { } value && IsAllocated(parameter, context))
            {
                Analyze(value, parameter, context);
            }
        }
    }

    /// <summary>The chain code is given out only to who asks for it.</summary>
    private static bool IsAllocated(NativeParameter parameter, CallContext context) =>
        parameter.Role is not ArgumentRole.ChainCode || context.Flag(ArgumentRole.ReturnChainCode) == true;

    private static void Analyze(IOperation value, NativeParameter parameter, CallContext context)
    {
        var operation = context.Call.Operation.NativeName;
        var written = (value.Parent as IArgumentOperation)?.Syntax ?? value.Syntax;
        var isFilled = value.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref };
        var place = value;
        while (place is IDeclarationExpressionOperation or IConversionOperation or IAddressOfOperation)
        {
            isFilled |= place is IAddressOfOperation;
            place = place switch
            {
                IDeclarationExpressionOperation declaration => declaration.Expression,
                IAddressOfOperation address => address.Reference,
                _ => ((IConversionOperation)place).Operand,
            };
        }

        if (!isFilled || place is not { Type: { } type } || !IsPointer(type))
        {
            return;
        }

        switch (place)
        {
            // A mnemonic that nobody takes is SCM2003's.
            case IDiscardOperation when parameter.Role is not ArgumentRole.Mnemonic:
                context.Report(Diagnostic.Create(_leaked, written.GetLocation(), operation, parameter.Name));
                break;
            case ILocalReferenceOperation { Local: var local } when BufferUses.Of(local, context.Call.Invocation, context.CancellationToken) is { } uses:
                if (uses.IsLeaked && (uses.Places.Length > 0 || parameter.Role is not ArgumentRole.Mnemonic))
                {
                    context.Report(Diagnostic.Create(_leaked, written.GetLocation(), operation, parameter.Name));
                }

                foreach (var wrong in uses.Places.Where(static used => used.Use is BufferUse.FreesWrongly))
                {
                    var freeing = ((IInvocationOperation)wrong.Place).TargetMethod;
                    context.Report(Diagnostic.Create(_freedWrongly, wrong.Place.Syntax.GetLocation(), operation, $"{freeing.ContainingType.Name}.{freeing.Name}"));
                }

                break;
        }
    }

    /// <summary>A text or a handle that is declared instead takes care of the buffer itself.</summary>
    private static bool IsPointer(ITypeSymbol type) => type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr };
}
