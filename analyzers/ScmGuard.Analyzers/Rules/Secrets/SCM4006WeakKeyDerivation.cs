using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Analyzers.Flow.Taint;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4006: a raw ECDH secret is used as a key, or PBKDF2 is asked for with hardly any work.</summary>
public sealed class SCM4006WeakKeyDerivation : ZymbitRule
{
    /// <summary>The least number of iterations that PBKDF2 itself recommends. Source: RFC 8018, section 4.2.</summary>
    private const int FewestIterations = 1_000;

    private const string Title = "Key derivation is weak";
    private const string Description =
        "A raw ECDH secret is a coordinate of a point and not evenly distributed; it is the same for every session between two keys. PBKDF2 with few iterations does none of the work that it is chosen for.";

    private static readonly string _noDerivation = PythonValues.EcdhKdfs.Single(static kdf => kdf.Value is null).Text;

    private static readonly DiagnosticDescriptor _raw = new(
        "SCM4006",
        Title,
        "{0} gets the raw secret of {1} as its key: derive one from it, with {2} and RFC 5869 or with HKDF",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM4006"),
        RuleTable.TagsOf("SCM4006"));

    private static readonly DiagnosticDescriptor _iterations = new(
        "SCM4006",
        Title,
        "PBKDF2 is asked for with {0} iterations, its own standard wants {1} at least: raise them, or use RFC 5869, which needs none",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM4006"),
        RuleTable.TagsOf("SCM4006"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_raw, _iterations);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCall(IsAgreement, static context =>
        {
            if (KdfOf(context) is EcdhKdf.Pbkdf2Sha256 or EcdhKdf.Pbkdf2Sha512 && context.Whole(ArgumentRole.Iterations) is { } iterations and < FewestIterations)
            {
                context.Report(Diagnostic.Create(_iterations, context.Call.Location, iterations, FewestIterations));
            }
        });

        if (!rule.MayCall(IsRaw))
        {
            return;
        }

        rule.OnFile(file =>
        {
            var reported = new HashSet<SyntaxNode>();
            foreach (var call in rule.Zymbit.CallsIn(file.SemanticModel, file.CancellationToken))
            {
                if (!IsRaw(call.Operation) || SourceOf(call, file.CancellationToken) is not { } source || MemberValues.RootOf(call.Invocation) is not { } root)
                {
                    continue;
                }

                foreach (var sink in TaintFlow.Reached(root, source, CipherKeys.In, file.CancellationToken))
                {
                    if (reported.Add(sink.Value.Syntax))
                    {
                        file.ReportDiagnostic(Diagnostic.Create(
                            _raw, sink.Value.Syntax.GetLocation(), sink.Name, call.Operation.NativeName, Operations.Get(ZymbitOperation.DoECDHAndKDF).NativeName));
                    }
                }
            }
        });
    }

    private static bool IsRaw(Operation operation) => operation.Id is ZymbitOperation.DoRawECDH or ZymbitOperation.DoRawECDHWithIntPeerPubkey;

    private static bool IsAgreement(Operation operation) => IsRaw(operation) || operation.Id is ZymbitOperation.DoECDHAndKDF or ZymbitOperation.DoECDHAndKDFWithIntPeerPubkey;

    /// <summary>The derivation that a call names, as a number or as the Python client spells it; null if it names none for certain.</summary>
    private static EcdhKdf? KdfOf(CallContext context)
    {
        if (!context.Call.TryGetArgument(ArgumentRole.KdfType, out var argument))
        {
            return null;
        }

        if (ConstantNumber.WholeOf(argument.Value, context.CancellationToken) is { } number)
        {
            return (EcdhKdf)number;
        }

        var text = argument.TextOf(context.CancellationToken).Value;
        return PythonValues.EcdhKdfs.FirstOrDefault(kdf => kdf.Text == text)?.Value;
    }

    /// <summary>Where the raw secret comes into the code. The Python client's one method derives a key too, if it is told to.</summary>
    private static TaintSource? SourceOf(ZymbitCall call, CancellationToken cancellationToken)
    {
        if (!IsRaw(call.Operation)
            || call.Text is not null
            || (call.TryGetArgument(ArgumentRole.KdfType, out var kdf) && kdf.TextOf(cancellationToken).Value != _noDerivation))
        {
            return null;
        }

        var output = call.TryGetArgument(ArgumentRole.Secret, out var secret) ? secret.Value : null;
        return new TaintSource(call.Invocation, output, Holders.Taking(call.Invocation, output, cancellationToken));
    }
}
