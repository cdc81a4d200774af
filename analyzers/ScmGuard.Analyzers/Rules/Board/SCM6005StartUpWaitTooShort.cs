using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>SCM6005: a program, or a bench, gives a module up sooner than a boot of the slowest targeted revision may take.</summary>
public sealed class SCM6005StartUpWaitTooShort : ZymbitRule
{
    private const string Title = "Start-up wait is shorter than a boot can take";
    private const string Description =
        "A boot takes about 90 s, and on Rev B it can take about 50 s longer, which is normal. What gives up sooner reports a healthy unit as a dead one, now and then.";

    private static readonly DiagnosticDescriptor _retry = new(
        "SCM6005",
        Title,
        "The module is given up after {0} s of trying to open it, but a boot can take {1} s on a targeted unit: go on for longer",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6005"),
        RuleTable.TagsOf("SCM6005"));

    private static readonly DiagnosticDescriptor _silence = new(
        "SCM6005",
        Title,
        "The controller gives a unit up after {0} s of silence, but a boot can take {1} s on a targeted unit: allow more",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6005"),
        RuleTable.TagsOf("SCM6005"));

    /// <summary>What a helper of the program's own returns where it has opened the module: nothing is known about it.</summary>
    private static readonly SuccessRange _anything = new(int.MinValue, int.MaxValue);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_retry, _silence);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCallInFile(
        static operation => operation.Id is ZymbitOperation.Open,
        static context => OnOpen(context.Call.Invocation, context.SemanticModel, context.Target, context.Report, context.CancellationToken));

    private protected override void StartOnHost(HostStart host)
    {
        host.OnFile("ScmGuard.Zymkey", "ScmGuard.Zymkey.ZymkeyClient", static file =>
        {
            foreach (var open in file.Calls("Open"))
            {
                OnOpen(open, file.SemanticModel, file.Target, file.Report, file.CancellationToken);
            }
        });
        host.OnFile("ScmGuard.Harness", "ScmGuard.Harness.Units.Ssh.SshControllerOptions", OnController);
    }

    private static void OnOpen(IOperation open, SemanticModel model, TargetSetting target, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (RetryTime.MillisecondsOf(open, SuccessRange.Of(ResultKind.Status), cancellationToken) is { } time)
        {
            Report(_retry, time, open.Syntax, target, report);
        }
        else if (model.GetEnclosingSymbol(open.Syntax.SpanStart, cancellationToken) is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } helper)
        {
            // A helper that opens once, or throws. What an editor shows live lies in the file that it looks at.
            foreach (var site in CallSites.Of(helper, model.Compilation, cancellationToken).Calls.Where(site => site.Syntax.SyntaxTree == model.SyntaxTree))
            {
                if (RetryTime.MillisecondsOf(site, _anything, cancellationToken) is { } around)
                {
                    Report(_retry, around, site.Syntax, target, report);
                }
            }
        }
    }

    private static void OnController(HostFileContext file)
    {
        foreach (var mention in Mentions.Of("SilenceLimit", file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken), file.CancellationToken))
        {
            if (mention.Parent is AssignmentExpressionSyntax syntax
                && file.SemanticModel.GetOperation(syntax, file.CancellationToken) is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment
                && SymbolEqualityComparer.Default.Equals(property.ContainingType, file.Type)
                && ConstantDuration.MillisecondsOf(assignment.Value, file.CancellationToken) is >= 0 and var limit)
            {
                Report(_silence, limit, syntax, file.Target, file.Report);
            }
        }
    }

    private static void Report(DiagnosticDescriptor descriptor, double milliseconds, SyntaxNode place, TargetSetting target, Action<Diagnostic> report)
    {
        var longest = UnitTargets.Field
            .Where(unit => unit.Model is Model.Scm && target.Presumed.Meets(TargetSet.Where(one => one == unit)))
            .Select(static unit => BootBudget.LongestOn(unit.Revision))
            .DefaultIfEmpty()
            .Max();
        if (milliseconds < longest.TotalMilliseconds)
        {
            report(Diagnostic.Create(descriptor, place.GetLocation(), Seconds(milliseconds / 1000), Seconds(longest.TotalSeconds)));
        }
    }

    private static string Seconds(double time) => time.ToString("0.###", CultureInfo.InvariantCulture);
}
