using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5004: a digest that is signed or verified does not have the 32 bytes that the library reads.</summary>
public sealed class SCM5004DigestLength : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM5004",
        "Digest is not 32 bytes",
        "This digest has {0} bytes, but {1} takes no length and reads exactly {2}: {3}; use SHA-256",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The library's functions that sign and verify a digest read 32 bytes from where it begins. Of a shorter one they take what lies behind it, and of a longer one they leave out the rest.",
        RulePage.Of("SCM5004"),
        RuleTable.TagsOf("SCM5004"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Parameters.Any(static parameter => parameter.Role is ArgumentRole.Digest),
        static context =>
        {
            if ((context.Call.TryGetArgument(ArgumentRole.Digest, out var digest) || context.Call.TryGetArgument(ArgumentRole.HashObject, out digest)) && digest.Place is { } place)
            {
                // The Python client takes a hash object of hashlib in either role.
                var count = digest.Written is { } python
                    ? PythonHash.SizeOf(python) is { } size ? new ByteCount(size, IsBuffer: false) : null
                    : ByteCount.Of(digest.Value, context.CancellationToken);
                var wanted = ApiLimits.DigestBytes.Value;
                if (count is { } known && known.Bytes != wanted && !(known.IsBuffer && known.Bytes > wanted))
                {
                    context.Report(Diagnostic.Create(
                        _descriptor,
                        place,
                        known.Bytes,
                        context.Call.Operation.NativeName,
                        wanted,
                        known.Bytes < wanted ? "it takes in what lies behind it in memory" : "it leaves out the rest"));
                }
            }
        });
}
