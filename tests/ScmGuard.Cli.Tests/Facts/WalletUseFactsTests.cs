using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.ScanFacts;

namespace ScmGuard.Cli.Tests.Facts;

/// <summary>Which wallets of a project another project can run into.</summary>
public sealed class WalletUseFactsTests
{
    private const string Declarations =
        """
            [DllImport("libzk_app_utils.so")]
            private static extern int zkGenWalletMasterSeedWithBIP39(nint context, int type, string variant, string walletName, byte[] key, int size, string passphrase, out nint mnemonic);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkRestoreWalletMasterSeedFromBIP39Mnemonic(nint context, int type, string variant, string walletName, byte[] key, int size, string passphrase, string mnemonic);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkGetWalletKeySlotFromNodeAddr(nint context, string address, string walletName, byte[] key, int size, out int slot);

            [DllImport("libzk_app_utils.so")]
            private static extern int zkRemoveKey(nint context, int slot, bool isForeign);

            private static int Make(nint context, string name) => zkGenWalletMasterSeedWithBIP39(context, 1, "", name, [], 0, "", out _);
        """;

    private static readonly ImmutableArray<PortableExecutableReference> _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    [Theory]
    [InlineData("zkGenWalletMasterSeedWithBIP39(context, 1, \"\", \"gateway\", [], 0, \"\", out _);", "gateway")]
    [InlineData("Make(context, \"gateway\"); Make(context, nameof(Wallets));", "gateway", "Wallets")]
    [InlineData("Make(context, Environment.MachineName);")]
    [InlineData("zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, \"\", \"gateway\", [], 0, \"\", Console.ReadLine()!);")]
    [InlineData("int slot = Make(context, \"gateway\"); zkRemoveKey(context, slot, false);")]
    [InlineData("if (zkGetWalletKeySlotFromNodeAddr(context, \"m\", \"gateway\", [], 0, out _) < 0) { Make(context, \"gateway\"); }")]
    public async Task A_wallet_that_is_new_and_stays_is_a_fact_and_one_whose_name_is_looked_after_is_none(string body, params string[] names)
    {
        string text = $"using System;\nusing System.Runtime.InteropServices;\n\npublic static class Wallets\n{{\n    public static void Run(nint context)\n    {{\n        {body}\n    }}\n\n{Declarations}\n}}\n";
        CSharpCompilation compilation = CSharpCompilation.Create("app", [CSharpSyntaxTree.ParseText(text, path: "Wallets.cs", cancellationToken: TestContext.Current.CancellationToken)], _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var facts = await compilation.WithAnalyzers([new WalletUseFacts()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(names.Order(StringComparer.Ordinal), facts.Select(fact => fact.Properties[WalletUseFacts.WalletName]!).Order(StringComparer.Ordinal));
        Assert.All(facts, fact => Assert.Equal("SCM2001", fact.Id));
    }
}
