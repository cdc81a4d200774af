using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>What holds of the fix for any code: every route in every place, and code that was changed at random.</summary>
public sealed class KeyPairFixPropertyTests
{
    /// <summary>What the calls need, and as much of Python.NET and the annotations as they need.</summary>
    private const string Surroundings = """
        namespace ScmGuard.Annotations { class ZymbitApiAttribute : System.Attribute { public ZymbitApiAttribute(string operation) { } } }
        namespace Python.Runtime { public class PyObject : System.Dynamic.DynamicObject { } public static class Py { public static PyObject Import(string name) => new PyObject(); } }
        """;

    /// <summary>Members in which a call, KEY, can stand. Each gets a class of its own.</summary>
    private static readonly string[] Places =
    [
        "int Make() { var slot = KEY; return slot; }",
        "void Make() { KEY; }",
        "int Make() => KEY;",
        "static int Make() { return KEY + KEY; }",
        "static int Make = KEY, Other = KEY;",
        "int Make { get; } = KEY;",
        "int Make { get => KEY; set { Use(value + KEY); } }",
        "int this[int index] => index + KEY;",
        "bool Make() { if (KEY > 0) return true; else if (KEY < 0) return false; return KEY == 0 && (KEY > 1 || KEY < 3); }",
        "int Make(int x) { switch (x) { case 1 when KEY > 0: return KEY; default: return KEY > 0 ? KEY : 1; } }",
        "int Make(int x) => x switch { 1 when KEY > 0 => KEY, _ => 0 };",
        "Func<int> Make() => () => KEY;",
        "Func<int> Make() { Func<int> make = delegate { return KEY; }; return make; }",
        "static Func<int> Make = () => { var slot = KEY; return slot; };",
        "int Make() { return Local() + Other(); int Local() => KEY; static int Other() { return KEY; } }",
        "async System.Threading.Tasks.Task<int> Make() { await System.Threading.Tasks.Task.Delay(KEY); return KEY; }",
        "System.Collections.Generic.IEnumerable<int> Make() { yield return KEY; yield return KEY; }",
        "void Make() { try { Use(KEY); } catch (Exception) when (KEY > 0) { Use(KEY); } finally { Use(KEY); } }",
        "void Make() { using (var stream = new System.IO.MemoryStream(KEY)) lock (stream) Use(KEY); }",
        "string Make() => $\"{KEY} and {KEY:X}\";",
        "string Make() { return $@\"\n{KEY}\"; }",
        "void Make() { for (var slot = KEY; slot < 20; slot++) { } }",
        "void Make() { foreach (var slot in new int[] { KEY }) Use(slot); }",
        "(int, int) Make() => (KEY, KEY);",
        "int[] Make() => new int[] { KEY, KEY };",
        "object Make() => new { First = (int)KEY };",
        "void Make() { int slot; slot = KEY; slot += KEY; Use(slot); }",
        "void Make() { Use(checked(KEY + 1)); unchecked { Use(KEY); } }",
        "int Make() { throw new InvalidOperationException(\"\" + KEY); }",
        "int Make(int recoveryMnemonic) { { var recoveryMnemonic2 = recoveryMnemonic; Use(recoveryMnemonic2); } return KEY; }",
        "~NAME() { Use(KEY); }",
        "static NAME() { Use(KEY); }",
        "NAME(int slot) => Use(slot); NAME() : this(KEY) => Use(KEY);",
        "public static int operator -(NAME unit) => KEY;",
        "class Inner<T> { int Make() { return KEY; } struct Deep { int Make() => KEY; } }",
        "event Action Make { add { Use(KEY); } remove { Use(KEY); } }",
        "int Make() { label: var slot = KEY; if (slot < 0) goto label; return slot; }",
        "void Make() { /* first */ Use( /* which */ KEY /* done */ ); // last\n }",
    ];

    public static TheoryData<string, string, string> Routes => new()
    {
        { "DllImport here", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(IntPtr ctx, int type); protected static readonly IntPtr Context = default;", "zkGenKeyPair(Context, 1)" },
        { "DllImport elsewhere", "static class Native { [DllImport(\"libzk_app_utils.so\")] internal static extern int zkGenKeyPair(IntPtr ctx, int type); }", "Native.zkGenKeyPair(default, 1)" },
        { "DllImport by another name", "protected enum Curve : uint { P256 } static class Native { [DllImport(\"zk_app_utils\", EntryPoint = \"zkGenKeyPair\", SetLastError = true)] internal static extern int Make(IntPtr c, Curve t); }", "Native.Make(t: Curve.P256, c: default)" },
        { "DllImport with a safe handle", "protected abstract class Scm : SafeHandle { protected Scm() : base(default, true) { } } static readonly Scm Context = null; [DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(Scm scm, int type);", "zkGenKeyPair(Context, 1)" },
        { "DllImport with a pointer", "unsafe static class Native { [DllImport(\"zk_app_utils\")] internal static extern int zkGenKeyPair(void* ctx, int type); internal static readonly IntPtr Context; }", "Native.zkGenKeyPair(null, 1)" },
        { "DllImport as an extension", "", "Context.zkGenKeyPair(1)" },
        { "LibraryImport", "", "Native.zkGenKeyPair(0, 1)" },
        { "an import of another assembly", "", "Zymkey.zkGenKeyPair(default, 1)" },
        { "an annotated wrapper", "protected class Scm { [ScmGuard.Annotations.ZymbitApi(\"zkGenKeyPair\")] public int Make(int keyType) => 16; [ScmGuard.Annotations.ZymbitApi(\"zkGenWalletMasterSeedWithBIP39\")] public int Seed(int keyType, string walletName, out string mnemonic) { mnemonic = \"\"; return 17; } [ScmGuard.Annotations.ZymbitApi(\"zkGenWalletChildKey\")] public int Child(int parentSlot, uint index, bool hardened) => 18; } protected static readonly Scm scm = new Scm();", "scm.Make(1)" },
        { "the Python client", "protected static readonly dynamic Zymkey = Python.Runtime.Py.Import(\"zymkey\");", "((int)Zymkey.client.gen_key_pair(\"secp256k1\"))" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_is_fixed_in_every_place(string route, string declarations, string call)
    {
        var properties = new FixProperties(new SCM1001KeyPairLostAtRebootFix(), [new KeyPairReporter()]).With("Surroundings.cs", Surroundings);
        properties = route switch
        {
            "DllImport as an extension" => properties.With("Native.cs", "static class Native { [System.Runtime.InteropServices.DllImport(\"zk_app_utils\")] public static extern int zkGenKeyPair(this System.IntPtr ctx, int type); }"),
            "LibraryImport" => properties.WithLibraryImport().With("Native.cs", "static partial class Native { [System.Runtime.InteropServices.LibraryImport(\"zk_app_utils\")] public static partial int zkGenKeyPair(nint ctx, int type); }"),
            "an import of another assembly" => properties.With(ForeignLibrary.Reference),
            _ => properties,
        };

        var source = new StringBuilder("using System;\nusing System.Runtime.InteropServices;\n#pragma warning disable CS0164, CS1998\n");
        source.Append("class Base\n{\n    static protected IntPtr Context => default;\n    static protected void Use(int slot) { }\n}\n");
        var isUnsafe = declarations.StartsWith("unsafe", StringComparison.Ordinal);
        var places = Places.Where(place => !isUnsafe || !(place.Contains("await", StringComparison.Ordinal) || place.Contains("yield", StringComparison.Ordinal))).ToArray();
        for (var index = 0; index < places.Length; index++)
        {
            var name = "Place" + index;
            var own = declarations.Replace("static readonly IntPtr Context", "static readonly new IntPtr Context", StringComparison.Ordinal).Replace("static readonly Scm Context", "static readonly new Scm Context", StringComparison.Ordinal);
            source.Append(isUnsafe ? "unsafe class " : "class ").Append(name).Append(" : Base\n{\n    ").Append(own.Replace("protected ", "", StringComparison.Ordinal)).Append("\n    ")
                .Append(places[index].Replace("NAME", name, StringComparison.Ordinal).Replace("KEY", Embedded(places[index], call), StringComparison.Ordinal)).Append("\n}\n");
        }

        var result = await properties.VerifyAsync(source.ToString(), stepwise: false);
        Assert.Equal((places.Sum(static place => place.Split("KEY").Length - 1), 0), result);
    }

    /// <summary>The cast of a dynamic result does not stand alone as a statement.</summary>
    private static string Embedded(string place, string call) => place.Contains("{ KEY; }", StringComparison.Ordinal) && call.StartsWith("((int)", StringComparison.Ordinal) ? call["((int)".Length..^1] : call;

    private const string Program = """
        using System;
        using System.Runtime.InteropServices;
        using Python.Runtime;
        using ScmGuard.Annotations;

        abstract class Native
        {
            protected internal const string Library = "zk_app_utils";
            [DllImport(Library)] public static extern int zkGenKeyPair(IntPtr ctx, int type);
            [DllImport("libzk_app_utils", EntryPoint = "zkGenKeyPair", CharSet = CharSet.Ansi, SetLastError = true)] internal static extern unsafe int GenKeyPair(void* context, Curve curve);
            public static int Provision(IntPtr ctx, int type = 1) { int slot; if ((slot = zkGenKeyPair(ctx, type)) < 0) return slot; else return -slot; }
            public static unsafe int Second(void* context) => GenKeyPair(context, Curve.Ed25519) + GenKeyPair(curve: Curve.NistP256, context: context);
        }

        public enum Curve { NistP256, Secp256k1, Ed25519, X25519 }

        sealed class Derived : Native
        {
            static readonly int first = zkGenKeyPair(default, 1), second = Native.zkGenKeyPair(default, 0);
            public static int Library2 => zkGenKeyPair(type: 1, ctx: (IntPtr)first);
            Func<int> Make() => () => { var slot = zkGenKeyPair(default, second); return slot; };
        }

        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] public int NewWallet(Curve keyType, string walletName, out string mnemonic) { mnemonic = ""; return 17; }
            [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened) => 18;
        }

        class Callers
        {
            readonly Scm scm = new Scm();
            readonly dynamic zymkey = Py.Import("zymkey");
            int Wrapped() { int a = scm.NewKey(Curve.Secp256k1), b = this.scm.NewKey(Curve.NistP256); return a > b ? a : b; }
            int Dynamic() { dynamic client = zymkey.client; int slot = client.gen_key_pair("secp256k1"); return slot + zymkey.client.gen_key_pair("ed25519"); }
            static int Nested(IntPtr ctx) { switch (Native.zkGenKeyPair(ctx, Native.zkGenKeyPair(ctx, 0) > 0 ? 1 : 2)) { case 1: return 1; default: return Local(2); } int Local(int type) => Native.zkGenKeyPair(ctx, type); }
        }
        """;

    [Fact]
    public async Task Code_that_was_changed_at_random_and_still_compiles_is_fixed_to_code_that_compiles()
    {
        var properties = new FixProperties(new SCM1001KeyPairLostAtRebootFix(), [new KeyPairReporter()]).With("Surroundings.cs", Surroundings);
        var compiled = 0;
        foreach (var mutant in MalformedCode.Mutants(Program, seed: 1, count: 2000))
        {
            if (await properties.VerifyAsync(mutant.Text, stepwise: true) is not null && ++compiled == 40)
            {
                return;
            }
        }

        Assert.Fail($"Only {compiled} mutants compile, too few to say anything.");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Lines_end_as_they_do_in_the_file(string endOfLine)
    {
        var properties = new FixProperties(new SCM1001KeyPairLostAtRebootFix(), [new KeyPairReporter()]).With("Surroundings.cs", Surroundings.ReplaceLineEndings(endOfLine));
        var text = await properties.FixedAsync(Program.ReplaceLineEndings(endOfLine));
        Assert.NotEqual(Program.Length, text.Length);
        Assert.Equal(text.ReplaceLineEndings(endOfLine), text);
    }

    [Fact]
    public Task Malformed_code_breaks_neither_the_offer_nor_the_fix() => new RobustnessTest(new KeyPairReporter())
    {
        Sources = { ["Program.cs"] = Program, ["Surroundings.cs"] = Surroundings },
        Fixes = { new SCM1001KeyPairLostAtRebootFix() },
        MutantsPerFile = 20,
        HalfTypedStride = 40,
    }.VerifyAsync();
}
