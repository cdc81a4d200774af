using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>A secret that a call is given.</summary>
/// <param name="Role">Which secret: <see cref="ArgumentRole.Mnemonic"/>, <see cref="ArgumentRole.Passphrase"/> or <see cref="ArgumentRole.MasterGeneratorKey"/>.</param>
/// <param name="Value">What C# code passes; null where Python passes it.</param>
/// <param name="Written">The expression as a Python text writes it; null for C# code.</param>
/// <param name="Place">Where it is written.</param>
internal readonly record struct SecretArgument(ArgumentRole Role, IOperation? Value, string? Written, Location Place)
{
    /// <summary>The role as prose has it.</summary>
    public string Name => NameOf(Role);

    /// <summary>A role as prose has it.</summary>
    public static string NameOf(ArgumentRole role) => role switch
    {
        ArgumentRole.Mnemonic => "mnemonic",
        ArgumentRole.Passphrase => "passphrase",
        _ => "master generator key",
    };
}
