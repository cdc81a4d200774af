using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>Finds out whether a program opens itself what it locked with the shared key.</summary>
internal sealed class SharedKeyFiles(ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
{
    private static readonly string _sharedKey = PythonValues.EncryptionKeys.Single(static key => key.Value).Text;

    /// <summary>True if a call locks a file with the shared key, and a call anywhere in the compilation unlocks it with that.</summary>
    public bool AreOpenedAgain(ZymbitCall locking)
    {
        if (!IsShared(locking) || FileOf(locking, ArgumentRole.Destination) is not { } file)
        {
            return false;
        }

        return compilation.SyntaxTrees.Any(tree => zymbit.CallsIn(compilation.GetSemanticModel(tree), cancellationToken).Any(call =>
            Opens(call.Operation) && IsShared(call) && FileOf(call, ArgumentRole.Source) == file));
    }

    private static bool Opens(Operation operation) =>
        operation.Id is ZymbitOperation.UnlockDataF2F or ZymbitOperation.UnlockDataF2B or ZymbitOperation.UnlockDataB2B;

    private bool IsShared(ZymbitCall call) =>
        (call.TryGetArgument(ArgumentRole.Shared, out var shared) && shared.TryGetConstant(out var flag, cancellationToken) && flag is true)
        || (call.TryGetArgument(ArgumentRole.EncryptionKey, out var key) && key.TextOf(cancellationToken).Value == _sharedKey);

    /// <summary>The path of the locked file if it is certain. Of the C functions only some take a path there; the Python client takes a text for one.</summary>
    private string? FileOf(ZymbitCall call, ArgumentRole role)
    {
        var isPath = call.TryGetArgument(ArgumentRole.EncryptionKey, out _)
            || call.Operation.Parameters.Any(parameter => parameter.Role == role && parameter.Type is NativeType.Text);
        return isPath && call.TryGetArgument(role, out var path) ? path.TextOf(cancellationToken).Value : null;
    }
}
