using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.NativeInterop.Abi;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5001: a declaration gives a function of the library something else than it takes (C API Documentation).</summary>
public sealed class SCM5001SignatureMismatch : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM5001",
        "P/Invoke signature does not match the library",
        "{0} is declared with {1}, but has {2}: {3}",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Neither the compiler nor the loader compares a declaration with the library. A wrong one compiles, runs, and hands out addresses as random data, or loses errors.",
        RulePage.Of("SCM5001"),
        RuleTable.TagsOf("SCM5001"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnDeclaration(Analyze);

    /// <summary>Where a fault is reported.</summary>
    internal static Location PlaceOf(AbiFault fault, NativeDeclaration declaration, CancellationToken cancellationToken) => fault.Place switch
    {
        AbiFault.Whole => declaration.Location,
        AbiFault.Result => declaration.ResultLocation,
        _ => declaration.LocationOf(declaration.Signature.Parameters[fault.Place], cancellationToken),
    };

    private static void Analyze(DeclarationContext context)
    {
        var declaration = context.Declaration;
        if (!Operations.TryGetByNativeName(declaration.EntryPoint, out var operation))
        {
            return;
        }

        foreach (var fault in AbiComparison.FaultsOf(declaration, operation, context.Compilation))
        {
            context.Report(Diagnostic.Create(
                _descriptor,
                PlaceOf(fault, declaration, context.CancellationToken),
                operation.NativeName,
                AbiFaultText.Declared(fault, declaration.Signature),
                AbiFaultText.Library(fault, operation),
                AbiFaultText.Consequence(fault, declaration.Signature, operation)));
        }
    }
}
