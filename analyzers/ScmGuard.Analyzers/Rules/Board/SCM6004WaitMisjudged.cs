using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>SCM6004: a wait for an event has no end, or its end is taken for an error.</summary>
public sealed class SCM6004WaitMisjudged : ZymbitRule
{
    private const string Title = "Wait is unbounded, or its time-out is taken for an error";
    private const string Description =
        "Nothing interrupts a wait inside the library, so one without an end keeps its thread, and the program, from ending. That nothing happened in time is an answer and has a number of its own.";

    private static readonly DiagnosticDescriptor _forEver = new(
        "SCM6004",
        Title,
        "{0} waits for ever, and nothing interrupts it: wait for some seconds, again and again, so that the program can end",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6004"),
        RuleTable.TagsOf("SCM6004"));

    private static readonly DiagnosticDescriptor _timedOut = new(
        "SCM6004",
        Title,
        "{0} returns {1} when nothing happened in time, and this takes it for an error: tell {1} apart first",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6004"),
        RuleTable.TagsOf("SCM6004"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_forEver, _timedOut);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCall(Waits, static context =>
        {
            if (IsForEver(context))
            {
                context.Report(Diagnostic.Create(_forEver, context.Call.Location, context.Call.Operation.NativeName));
            }
        });
        rule.OnCallInFile(Waits, static context =>
        {
            var call = context.Call;
            if (call.Text is not null || IsForEver(context))
            {
                // What runs a text returns something else, and a wait for ever is never over in vain.
                return;
            }

            foreach (var test in ErrorTest.Of(call.Invocation, NativeResult.TimedOut, context.SemanticModel, context.CancellationToken))
            {
                // Who compares with the number itself has told it apart, and wants the exception.
                if (test.Place is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals })
                {
                    context.Report(Diagnostic.Create(_timedOut, test.Place.Syntax.GetLocation(), call.Operation.NativeName, NativeResult.TimedOut));
                }
            }
        });
    }

    private static bool Waits(Operation operation) => operation.Id is ZymbitOperation.WaitForPerimeterEvent or ZymbitOperation.WaitForTap;

    /// <summary>True for the library's number, for the -1 that has the same bits and that the Python client takes, and for a wrapper's infinite time.</summary>
    private static bool IsForEver(CallContext context)
    {
        var milliseconds = context.Duration(ArgumentRole.TimeoutMilliseconds);
        return milliseconds is Timeout.Infinite || milliseconds == ApiLimits.WaitForEverMilliseconds.Value;
    }
}
