using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmGuard.Benchmarks;

/// <summary>A generated project of ordinary code: classes that call each other and the framework.</summary>
/// <remarks>Some methods carry Zymbit's words (<c>GenKeyPair</c>, <c>RemoveKey</c>, <c>Sign</c>) on types of their own, as real code does.</remarks>
internal static class Corpus
{
    public const int Files = 200;
    public const int MethodsPerFile = 10;
    public const int CallsPerMethod = 8;

    private static readonly MetadataReference[] _framework =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();

    /// <summary>A fresh compilation: nothing that an analyzer could have kept from an earlier one.</summary>
    public static CSharpCompilation Create(CorpusKind kind) =>
        CSharpCompilation.Create(
            "Corpus",
            Sources(kind).Select(static (source, index) => CSharpSyntaxTree.ParseText(source, path: $"Corpus{index}.cs")),
            _framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The project's files, as text.</summary>
    public static IEnumerable<string> Sources(CorpusKind kind)
    {
        for (var file = 0; file < Files; file++)
        {
            yield return Class(file, kind);
        }

        if (kind != CorpusKind.NoLibrary)
        {
            yield return """
                using System;
                using System.Runtime.InteropServices;
                static class Native
                {
                    [DllImport("zk_app_utils")] public static extern int zkGenKeyPair(IntPtr ctx, int type);
                    [DllImport("zk_app_utils")] public static extern int zkRemoveKey(IntPtr ctx, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);
                    [DllImport("zk_app_utils")] public static extern int zkGenWalletMasterSeedWithBIP39(IntPtr ctx, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out IntPtr mnemonic);
                    [DllImport("zk_app_utils")] public static extern int zkGenWalletChildKey(IntPtr ctx, int slot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out IntPtr chainCode);
                    [DllImport("zk_app_utils")] public static extern int zkSetPerimeterEventAction(IntPtr ctx, int channel, uint actions);
                    [DllImport("zk_app_utils")] public static extern int zkSetBatteryVoltageAction(IntPtr ctx, int action);
                    [DllImport("zk_app_utils")] public static extern int zkLockBinding(IntPtr ctx);
                }
                """;
        }
    }

    private static string Class(int file, CorpusKind kind)
    {
        var text = new StringBuilder();
        text.AppendLine("using System;").AppendLine($"class C{file}").AppendLine("{");
        text.AppendLine("    static int GenKeyPair(int x) => x; static int RemoveKey(int x) => x; static int Sign(int x) => x;");
        for (var method = 0; method < MethodsPerFile; method++)
        {
            text.AppendLine($"    public static int M{method}(int x, string firmware)").AppendLine("    {");
            for (var call = 0; call < CallsPerMethod; call++)
            {
                text.AppendLine(((file + method + call) % 5) switch
                {
                    0 => $"        x += Math.Max(x, {call});",
                    1 => $"        if (x > {call}) {{ Console.WriteLine(x); }}",
                    2 => $"        x = GenKeyPair(x) + RemoveKey(x);",
                    3 => $"        for (var i = 0; i < {call}; i++) {{ x += Sign(i); }}",
                    _ => $"        x += C{(file + 1) % Files}.M{(method + 1) % MethodsPerFile}(x, firmware.Trim());",
                });
            }

            if (kind == CorpusKind.Hits && method == 0)
            {
                text.AppendLine("        if (firmware != \"01.02.02release\") { x += Native.zkGenKeyPair(default, 0); }");
            }

            if (kind == CorpusKind.Bodies && method == 0)
            {
                text.AppendLine(Body(file));
            }

            text.AppendLine("        return x;").AppendLine("    }");
        }

        return text.AppendLine("}").ToString();
    }

    private static string Body(int file) => $$"""
                IntPtr ctx = default;
                if (firmware != "01.02.02release") { x += Native.zkGenKeyPair(ctx, 0); }
                var master = Native.zkGenWalletMasterSeedWithBIP39(ctx, 0, "", "wallet-{{file}}", new byte[32], 32, "", out var mnemonic);
                if (master < 0 || mnemonic == default) { throw new InvalidOperationException(firmware); }
                try
                {
                    for (var i = 0; i < 4; i++)
                    {
                        var child = Native.zkGenWalletChildKey(ctx, master, (uint)i, true, false, out _);
                        if (child < 0) { break; }
                        x = child > 15 ? x + child : x;
                    }

                    var spare = Native.zkGenWalletChildKey(ctx, master, 9, true, false, out _);
                    if (Native.zkRemoveKey(ctx, spare, false) < 0) { return -1; }
                    if (Native.zkSetPerimeterEventAction(ctx, 0, 1) < 0 || Native.zkSetPerimeterEventAction(ctx, 1, 1) < 0) { return -1; }
                    x += Native.zkSetBatteryVoltageAction(ctx, 0) < 0 ? 1 : 0;
                    x += firmware.Length > 3 ? Native.zkLockBinding(ctx) : 0;
                }
                finally
                {
                    x += Native.zkRemoveKey(ctx, master, false);
                }
        """;
}
