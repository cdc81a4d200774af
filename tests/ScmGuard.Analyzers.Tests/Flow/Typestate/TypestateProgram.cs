using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Typestate;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Zymkey;

namespace ScmGuard.Analyzers.Tests.Flow.Typestate;

/// <summary>A program whose calls carry in a comment what is wrong with them: <c>/*UsedAfterRemoval*/Sign(slot)</c>.</summary>
internal static partial class TypestateProgram
{
    /// <summary>Imports with only the parameters that matter here, so that a row of a table stays one line.</summary>
    public const string Imports = """
        using System;
        using System.Runtime.InteropServices;
        internal static class Zymbit
        {
            private const string Library = "zk_app_utils";
            [DllImport(Library, EntryPoint = "zkGenKeyPair")] public static extern int Gen();
            [DllImport(Library, EntryPoint = "zkGenWalletMasterSeedWithBIP39")] public static extern int Wallet();
            [DllImport(Library, EntryPoint = "zkGenWalletChildKey")] public static extern int Child(int parent_key_slot);
            [DllImport(Library, EntryPoint = "zkRemoveKey")] public static extern int Remove(int slot);
            [DllImport(Library, EntryPoint = "zkRemoveKey")] public static extern int RemoveIn(int slot, bool slot_is_foreign);
            [DllImport(Library, EntryPoint = "zkGenECDSASigFromDigest")] public static extern int Sign(int slot);
            [DllImport(Library, EntryPoint = "zkExportPubKey")] public static extern int Export(int pubkey_slot, bool slot_is_foreign);
            [DllImport(Library, EntryPoint = "zkDoRawECDH")] public static extern int Agree(int slot);
            [DllImport(Library, EntryPoint = "zkDoRawECDHWithIntPeerPubkey")] public static extern int AgreeWith(int slot, int peer_pubkey_slot, bool peer_pubkey_slot_is_foreign);
            [DllImport(Library, EntryPoint = "zkOpen")] public static extern int Open(out IntPtr ctx);
            [DllImport(Library, EntryPoint = "zkClose")] public static extern int Close(IntPtr ctx);
            [DllImport(Library, EntryPoint = "zkLEDOn")] public static extern int Led(IntPtr ctx);
            [DllImport(Library, EntryPoint = "zkGenWalletMasterSeedWithSLIP39")] public static extern int Begin();
            [DllImport(Library, EntryPoint = "zkSetSLIP39GroupInfo")] public static extern int Group(int group_index);
            [DllImport(Library, EntryPoint = "zkAddSLIP39MemberPassword")] public static extern int Add();
            [DllImport(Library, EntryPoint = "zkRestoreWalletMasterSeedFromSLIP39")] public static extern int Restore();
            [DllImport(Library, EntryPoint = "zkAddRestoreSLIP39Mnemonic")] public static extern int AddShare();
            [DllImport(Library, EntryPoint = "zkCancelSLIP39Session")] public static extern int Cancel();
            [DllImport(Library, EntryPoint = "zkGenEphemeralKeyPair")] public static extern int Ephemeral();
            [DllImport(Library, EntryPoint = "zkInvalidateEphemeralKey")] public static extern int Invalidate();
            [DllImport(Library, EntryPoint = "zkLockBinding")] public static extern int Lock();
            [DllImport(Library, EntryPoint = "zkSetBatteryVoltageAction")] public static extern int Battery(int action);
            [DllImport(Library, EntryPoint = "zkSetCPUTempAction")] public static extern int Temperature(int action);
            [DllImport(Library, EntryPoint = "zkSetPerimeterEventAction")] public static extern int Perimeter(int channel, uint action_flags);
            [DllImport(Library, EntryPoint = "zkWaitForPerimeterEvent")] public static extern int Wait();
            [DllImport(Library, EntryPoint = "zkClearPerimeterDetectEvents")] public static extern int Clear();
        }
        """;

    /// <summary>The managed client.</summary>
    public static IReadOnlyList<MetadataReference> Client { get; } =
        [MetadataReference.CreateFromFile(typeof(IZymkey).Assembly.Location), MetadataReference.CreateFromFile(typeof(Knowledge.Operations).Assembly.Location)];

    /// <summary>A program with a method of the given body, or, if it starts with a brace, a class of the given members.</summary>
    public static string With(string body, string space) => $$"""
        #nullable disable
        #pragma warning disable
        namespace {{space}};
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Threading.Tasks;
        using ScmGuard.Knowledge;
        using ScmGuard.Zymkey;
        using static Zymbit;
        class Program
        {
            static int _slot; static IntPtr _ctx; static bool _ready; static List<int> _slots = new();
            static bool Coin() => Environment.TickCount > 1000;
            static void Work() => _ready = Environment.TickCount > 5;
            static void Keep(int slot) => _slot = slot;
            static void Keep(IntPtr ctx) => _ctx = ctx;
            static void Check(int rc) { if (rc < 0) throw new InvalidOperationException($"The module answered {rc}."); }
            static int Checked(int rc) => rc < 0 ? throw new InvalidOperationException() : rc;
            {{(body.StartsWith('{') ? body[1..^1] : $"int M(bool flag, bool other, int number, string text, int given, IntPtr opened) {{ {body} return 0; }}")}}
        }
        """;

    /// <summary>The mistakes that the comments in a source name: where, and which.</summary>
    public static List<string> ExpectedIn(string source) =>
        [.. Mark().Matches(source).SelectMany(mark => mark.Groups[1].Value.Split(',').Select(name => Describe(source, mark.Index + mark.Length, name))).Order()];

    /// <summary>The mistakes that are found, by file.</summary>
    public static ILookup<string, Finding> FindIn(CSharpCompilation compilation) => Recognized.In(compilation)
        .SelectMany(call => TypestateFlow.At(call, compilation.GetSemanticModel(call.Invocation.Syntax.SyntaxTree), default))
        .ToLookup(finding => finding.Call.SyntaxTree.FilePath);

    /// <summary>A finding as <see cref="ExpectedIn"/> has it.</summary>
    public static string Describe(Finding finding) => Describe(finding.Call.SyntaxTree.ToString(), finding.Call.SpanStart, finding.Violation.ToString());

    private static string Describe(string source, int position, string name)
    {
        var line = source.LastIndexOf('\n', position) + 1;
        return $"{source[..position].Count(static character => character == '\n') + 1}:{position - line}: {name}";
    }

    [GeneratedRegex(@"/\*([A-Za-z,]+)\*/")]
    private static partial Regex Mark();
}
