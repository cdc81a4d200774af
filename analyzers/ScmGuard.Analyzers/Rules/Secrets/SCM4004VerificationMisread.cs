using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4004: a program does not tell a valid signature from an invalid one, or from an error (C API Documentation, Python API).</summary>
public sealed class SCM4004VerificationMisread : ZymbitRule
{
    /// <summary>The diagnostic's property that holds what the test has to come out as for a valid signature, where the code says which way is meant.</summary>
    public const string ValidWhenProperty = "ValidWhen";

    /// <summary>Stands for all errors: no code compares with it.</summary>
    private const long AnyError = -1_000_000_007;

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4004",
        "Verification result is misread",
        "{0} returns {1} for valid, {2} for INVALID and a negative number for an error, and here {3} cannot be told from valid: compare with {1}",
        RuleCategories.Secrets,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "1 is the only result that says that a signature is valid. Code that takes 0 for success accepts every forgery, and code that only looks for 0 accepts every signature while the unit does not answer.",
        RulePage.Of("SCM4004"),
        RuleTable.TagsOf("SCM4004"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCallInFile(static operation => operation.Result is ResultKind.Verification, Analyze);

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        if (call.Text is not null || !IsNumber(call.Invocation.Type))
        {
            return;
        }

        var results = new ResultDistinction(call.Invocation, context.SemanticModel, context.CancellationToken);
        var invalid = results.FirstConfusion(NativeResult.Valid, NativeResult.Invalid);
        var error = results.FirstConfusion(NativeResult.Valid, AnyError);
        if ((invalid ?? error) is not { } test || SaysWhatItMeans(test.Place))
        {
            return;
        }

        var validWhen = test.Read is { } read ? ValidWhen(test.Place, read, context.CancellationToken) : null;
        context.Report(Diagnostic.Create(
            _descriptor,
            test.Place.Syntax.GetLocation(),
            validWhen is { } known ? ImmutableDictionary<string, string?>.Empty.Add(ValidWhenProperty, known.ToString(CultureInfo.InvariantCulture)) : ImmutableDictionary<string, string?>.Empty,
            call.Operation.NativeName,
            NativeResult.Valid,
            NativeResult.Invalid,
            invalid is null ? "an error" : error is null ? "INVALID" : "INVALID or an error"));
    }

    /// <summary>True for the number that the library returns, as it is: a wrapper that returns something else has read it already.</summary>
    private static bool IsNumber(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Int32 } or INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [{ SpecialType: SpecialType.System_Int32 }] };

    /// <summary>True for a comparison with a name that says <c>Invalid</c>: its author knows what 0 is, and asks for it.</summary>
    private static bool SaysWhatItMeans(IOperation place) => place.DescendantsAndSelf().Any(static part =>
        part is IFieldReferenceOperation { Field.Name: var name } && name.IndexOf(nameof(NativeResult.Invalid), StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>What a condition has to come out as for a valid signature; null if the code does not say which way it means.</summary>
    private static bool? ValidWhen(IOperation condition, IOperation read, CancellationToken cancellationToken)
    {
        if (NumberCondition.Around(read) != condition
            || NumberCondition.Holds(condition, read, NativeResult.Valid, cancellationToken) is not { } valid
            || NumberCondition.Holds(condition, read, NativeResult.Invalid, cancellationToken) is not { } invalid
            || NumberCondition.Holds(condition, read, AnyError, cancellationToken) is not { } error)
        {
            return null;
        }

        // The conversion to a truth value already means: true for valid.
        if (condition is IInvocationOperation)
        {
            return true;
        }

        var (whenTrue, whenFalse) = (WaysOut.After(condition, outcome: true), WaysOut.After(condition, outcome: false));
        if (whenTrue is WayOut.Throws != whenFalse is WayOut.Throws)
        {
            // Code that throws on valid and on invalid alike, but not on an error, is about something else.
            var failing = whenTrue is WayOut.Throws;
            var throwsOnBoth = valid == failing && invalid == failing;
            return !throwsOnBoth && (invalid == failing || error == failing) ? !failing : null;
        }

        bool? success = (whenTrue, whenFalse) switch
        {
            (WayOut.ReturnsTrue, _) or (_, WayOut.ReturnsFalse) => true,
            (WayOut.ReturnsFalse, _) or (_, WayOut.ReturnsTrue) => false,
            _ => null,
        };
        return success == valid ? success : null;
    }
}
