using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4007: a file is locked with the key that others can have, and the same program opens it again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SCM4007SharedKeyForOwnData : ZymbitRule
{
    private static readonly string _sharedKey = PythonValues.EncryptionKeys.Single(static key => key.Value).Text;

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4007",
        "Shared key locks data that stays on this unit",
        "{0} locks a file with the shared key, and this program opens it again: whoever else has that key can do so too, lock it with the key that never leaves the unit",
        RuleCategories.Secrets,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The shared key is for data that goes to the cloud or to another system, which has it too. What a unit keeps for itself is safe only under its own key.",
        RulePage.Of("SCM4007"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Id is ZymbitOperation.LockDataF2F or ZymbitOperation.LockDataB2F or ZymbitOperation.LockDataB2B,
        context =>
        {
            if (IsShared(context.Call, context.CancellationToken)
                && FileOf(context.Call, ArgumentRole.Destination, context.CancellationToken) is { } file
                && IsOpenedAgain(file, rule.Zymbit, context.SemanticModel.Compilation, context.CancellationToken))
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });

    private static bool Opens(Operation operation) =>
        operation.Id is ZymbitOperation.UnlockDataF2F or ZymbitOperation.UnlockDataF2B or ZymbitOperation.UnlockDataB2B;

    private static bool IsOpenedAgain(string file, ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = zymbit.NamesOf(Opens);
        return compilation.SyntaxTrees.Any(tree => zymbit.CallsIn(names, compilation.GetSemanticModel(tree), cancellationToken).Any(call =>
            Opens(call.Operation) && IsShared(call, cancellationToken) && FileOf(call, ArgumentRole.Source, cancellationToken) == file));
    }

    private static bool IsShared(ZymbitCall call, CancellationToken cancellationToken) =>
        (call.TryGetArgument(ArgumentRole.Shared, out var shared) && shared.TryGetConstant(out var flag, cancellationToken) && flag is true)
        || (call.TryGetArgument(ArgumentRole.EncryptionKey, out var key) && key.TextOf(cancellationToken).Value == _sharedKey);

    /// <summary>The path of the locked file if it is certain. Of the C functions only some take a path there; the Python client takes a text for one.</summary>
    private static string? FileOf(ZymbitCall call, ArgumentRole role, CancellationToken cancellationToken)
    {
        var isPath = call.TryGetArgument(ArgumentRole.EncryptionKey, out _)
            || call.Operation.Parameters.Any(parameter => parameter.Role == role && parameter.Type is NativeType.Text);
        return isPath && call.TryGetArgument(role, out var path) ? path.TextOf(cancellationToken).Value : null;
    }
}
