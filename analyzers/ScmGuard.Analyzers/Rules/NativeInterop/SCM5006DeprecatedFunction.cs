using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5006: a function is called that the vendor has replaced by another (C API Documentation).</summary>
public sealed class SCM5006DeprecatedFunction : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM5006",
        "Deprecated function is used",
        "{0} is deprecated: {1} does the same, and also reaches the foreign key store",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A deprecated function still works, but sees only the unit's own keys, and a later library may lack it.",
        RulePage.Of("SCM5006"),
        RuleTable.TagsOf("SCM5006"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(static operation => operation.ReplacedBy is not null, Analyze);

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        var isPython = call.Route is CallRoute.PythonDynamic or CallRoute.PythonInvokeMethod or CallRoute.PythonText;
        context.Report(Diagnostic.Create(_descriptor, call.Location, NameOf(call.Operation), NameOf(Operations.Get(call.Operation.ReplacedBy!.Value))));

        string NameOf(Operation operation) => isPython && operation.PythonName is { } name ? name : operation.NativeName;
    }
}
