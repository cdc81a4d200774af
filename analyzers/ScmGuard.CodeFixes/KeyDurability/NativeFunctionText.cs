using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>The text of the function over imported functions, and of the imports that it needs.</summary>
internal static class NativeFunctionText
{
    private const string Interop = "global::System.Runtime.InteropServices.";
    private const string MasterSlot = "masterSlot";
    private const string NativeMnemonic = "mnemonic";

    /// <summary>Names that the text uses: an import whose own parameters have one of them is left alone.</summary>
    public static IReadOnlyCollection<string> Names { get; } =
    [
        WalletKeyFunction.WalletName, WalletKeyFunction.Mnemonic, MasterSlot, NativeMnemonic,
        .. new[] { ZymbitOperation.GenWalletMasterSeedWithBIP39, ZymbitOperation.GenWalletChildKey }
            .SelectMany(static operation => Operations.Get(operation).Parameters)
            .Where(static parameter => parameter.Role is not (ArgumentRole.Context or ArgumentRole.KeyType))
            .Select(static parameter => ImportStyle.CamelCase(parameter.Name)),
    ];

    /// <summary>Writes the function behind those of its imports that the home lacks.</summary>
    public static IEnumerable<string> Write(string name, FunctionHome home, ImportStyle style, IMethodSymbol keyPair, CSharpCompilation compilation)
    {
        var declarations = new List<string>();
        var (seed, _) = Import(ZymbitOperation.GenWalletMasterSeedWithBIP39);
        var (child, takesChainCode) = Import(ZymbitOperation.GenWalletChildKey);

        var free = LibcFree.In(home, style.FunctionModifiers, style.Pointer, compilation);
        declarations.AddRange(free.Imports);
        var modifiers = free.Modifiers;
        var parameters = (keyPair.IsExtensionMethod ? "this " : string.Empty) + style.Context + ", " + style.KeyType + ", string walletName, out string recoveryMnemonic";
        var readText = HasMember(compilation, "System.Runtime.InteropServices.Marshal", "PtrToStringUTF8") ? "PtrToStringUTF8" : "PtrToStringAnsi";
        declarations.Add(
            $$"""
            {{home.Comment("Returns the key's slot, or a negative error.")}}
            {{modifiers}}int {{name}}({{parameters}})
            {
                recoveryMnemonic = "";
                int masterSlot = {{seed}}({{style.ContextName}}, {{style.KeyTypeName}}, "", walletName, global::System.Array.Empty<byte>(), 0, "", out {{style.Pointer}} mnemonic);
                if (masterSlot < 0)
                {
                    return masterSlot;
                }

                try
                {
                    recoveryMnemonic = {{Interop}}Marshal.{{readText}}(mnemonic) ?? "";
                }
                finally
                {
                    // The library allocated it, so libc frees it.
                    {{free.Of(NativeMnemonic)}};
                }

                return {{child}}({{style.ContextName}}, masterSlot, 0, true, false, {{(takesChainCode ? "out _" : style.Pointer + ".Zero")}});
            }
            """);
        return declarations;

        (string Name, bool TakesChainCode) Import(ZymbitOperation id)
        {
            var operation = Operations.Get(id);
            if (home.Methods.FirstOrDefault(method => ReusableImport.Is(method, operation, keyPair)) is { } existing)
            {
                return (existing.Name, existing.Parameters[existing.Parameters.Length - 1].RefKind is RefKind.Out);
            }

            var free = home.TakeName(style.NamesOf(operation));
            declarations.Add(style.Declare(operation, free));
            return (free, false);
        }
    }

    public static bool HasMember(Compilation compilation, string type, string member) => compilation.GetTypeByMetadataName(type)?.GetMembers(member).Length > 0;
}
