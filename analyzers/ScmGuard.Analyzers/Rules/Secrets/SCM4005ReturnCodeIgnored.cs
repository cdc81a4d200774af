using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4005: nobody looks at what a function of the library returned, or at the answer of a verification (C API Documentation).</summary>
/// <remarks>Who writes <c>_ =</c> says that nobody needs to. Decision 040 says where else the rule keeps quiet.</remarks>
public sealed class SCM4005ReturnCodeIgnored : ZymbitRule
{
    private const string Title = "Return code is ignored";
    private const string Description =
        "The functions of the library report an error by a negative number and in no other way. Code that does not look at it goes on as if the call had worked.";

    private static readonly DiagnosticDescriptor _error = new(
        "SCM4005",
        Title,
        "{0} returns a negative number when it fails, and nobody looks at it: the program goes on as if it had worked",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM4005"),
        RuleTable.TagsOf("SCM4005"));

    private static readonly DiagnosticDescriptor _answer = new(
        "SCM4005",
        Title,
        "{0} says whether the signature is valid, and nobody looks at the answer: every signature passes",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM4005"),
        RuleTable.TagsOf("SCM4005"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_error, _answer);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(Concerns, Analyze);

    /// <summary>A dropped slot is SCM1003's. What ends something has nothing left to do if it fails, and the LED only shows something.</summary>
    private static bool Concerns(Operation operation) =>
        operation.Result is not ResultKind.Slot
        && operation.Id is not (ZymbitOperation.Close or ZymbitOperation.CancelSLIP39Session or ZymbitOperation.LEDOff or ZymbitOperation.LEDOn or ZymbitOperation.LEDFlash);

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        if (call.Text is null && Answers(context) && IsIgnored(context) && !IsCleanup(call.Invocation))
        {
            context.Report(Diagnostic.Create(call.Operation.Result is ResultKind.Verification ? _answer : _error, call.Location, call.Operation.NativeName));
        }
    }

    /// <summary>Whether a call can fail without an exception. The official client throws unless told otherwise; what a wrapper does is not known, but to verify is to answer.</summary>
    private static bool Answers(CallContext context) => context.Call switch
    {
        { Route: CallRoute.DllImport or CallRoute.LibraryImport or CallRoute.Export or CallRoute.MethodGroup, Invocation.Type.SpecialType: var type } => type is SpecialType.System_Int32,
        { Operation.Result: not ResultKind.Verification } => false,
        { Route: CallRoute.PythonDynamic or CallRoute.PythonInvokeMethod, Operation.Id: not ZymbitOperation.UnlockDataB2B } => context.Flag(ArgumentRole.RaiseException) == false,
        { Method.ReturnType: var type } => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32
            || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_Boolean or SpecialType.System_Int32 }] },
        _ => false,
    };

    private static bool IsIgnored(CallContext context) => ResultUse.Around(context.Call.Invocation) switch
    {
        ISimpleAssignmentOperation { Target: IDiscardOperation } => false,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.Name: "_" } } => false,
        _ => ResultUse.IsDropped(context.Call.Invocation, context.CancellationToken),
    };

    /// <summary>True where a failure is already being dealt with, or where an exception must not come from.</summary>
    private static bool IsCleanup(IOperation call)
    {
        for (IOperation inner = call, outer = call.Parent!; outer is not null; (inner, outer) = (outer, outer.Parent!))
        {
            if (outer is ICatchClauseOperation || (outer is ITryOperation attempt && attempt.Finally == inner))
            {
                return true;
            }
        }

        return call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart) is IMethodSymbol
        {
            MethodKind: MethodKind.Destructor,
        }
        or IMethodSymbol { Name: nameof(IDisposable.Dispose) or "DisposeAsync" or "DisposeAsyncCore" or "ReleaseHandle" };
    }
}
