using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>The places where a key pair can be generated. KEY stands for the call, NEW for what it becomes, NOTE for the comment.</summary>
public sealed class KeyPairFixContextTests
{
    private const string Native = """
        using System;
        using System.Runtime.InteropServices;

        static class Native
        {
            [DllImport("zk_app_utils")]
            internal static extern int zkGenKeyPair(IntPtr ctx, int type);
        }

        """;

    private const string NativeFixed = """
        using System;
        using System.Runtime.InteropServices;

        static class Native
        {
            [DllImport("zk_app_utils")]
            internal static extern int zkGenKeyPair(IntPtr ctx, int type);

            [DllImport("zk_app_utils")]
            internal static extern int zkGenWalletMasterSeedWithBIP39(
                IntPtr ctx,
                int type,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string variant,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string walletName,
                byte[] masterGeneratorKey,
                int masterGeneratorKeySize,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string passphrase,
                out IntPtr mnemonic);

            [DllImport("zk_app_utils")]
            internal static extern int zkGenWalletChildKey(
                IntPtr ctx,
                int parentKeySlot,
                uint index,
                [MarshalAs(UnmanagedType.U1)] bool isHardened,
                [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
                IntPtr chainCode);

            /// <summary>
            /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
            /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
            /// </summary>
            internal static unsafe int GenerateWalletKey(IntPtr ctx, int type, string walletName, out string recoveryMnemonic)
            {
                recoveryMnemonic = "";
                int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, Array.Empty<byte>(), 0, "", out IntPtr mnemonic);
                if (masterSlot < 0)
                {
                    return masterSlot;
                }

                try
                {
                    recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                }
                finally
                {
                    // The library allocated it, so libc frees it.
                    NativeMemory.Free((void*)mnemonic);
                }

                return zkGenWalletChildKey(ctx, masterSlot, 0, true, false, IntPtr.Zero);
            }
        }

        """;

    public static TheoryData<string, string, string> Members => new()
    {
        {
            "a local",
            """
            void Make()
            {
                int before = 1;

                var slot = KEY; // keep
                Use(slot);
            }
            """,
            """
            void Make()
            {
                int before = 1;

                NOTE
                var slot = NEW; // keep
                Use(slot);
            }
            """
        },
        {
            "a result that is dropped",
            """
            void Make()
            {
                KEY;
            }
            """,
            """
            void Make()
            {
                NOTE
                NEW;
            }
            """
        },
        {
            "a method on one line",
            "int Make() { return KEY; }",
            """
            NOTE
            int Make() { return NEW; }
            """
        },
        {
            "an expression body with documentation and an attribute",
            """
            /// <summary>Makes a key.</summary>
            [Obsolete]
            int Make()
                => KEY;
            """,
            """
            /// <summary>Makes a key.</summary>
            [Obsolete]
            int Make()
                NOTE
                => NEW;
            """
        },
        {
            "conditions",
            """
            bool Make()
            {
                if (KEY is var slot && slot < 0)
                {
                    return false;
                }
                else if (KEY < 0)
                    return false;

                return KEY >= 0 || (slot > 3 ? KEY : 4) > 0;
            }
            """,
            """
            bool Make()
            {
                NOTE
                if (NEW is var slot && slot < 0)
                {
                    return false;
                }
                NOTE
                else if (NEW2 < 0)
                    return false;

                NOTE
                return NEW3 >= 0 || (slot > 3 ? NEW4 : 4) > 0;
            }
            """
        },
        {
            "statements without braces",
            """
            void Make(bool first)
            {
                if (first)
                    Use(KEY);
                else Use(KEY);
            }
            """,
            """
            void Make(bool first)
            {
                if (first)
                    NOTE
                    Use(NEW);
                NOTE
                else Use(NEW2);
            }
            """
        },
        {
            "several calls on a line",
            """
            void Make()
            {
                int a = KEY, b = KEY; Use(KEY); // three
            }
            """,
            """
            void Make()
            {
                NOTE
                int a = NEW, b = NEW2; Use(NEW3); // three
            }
            """
        },
        {
            "calls within each other",
            """
            int Make() =>
                {|SCM1001:Native.zkGenKeyPair(
                    ctx, // where
                    {|SCM1001:Native.zkGenKeyPair(ctx, 0)|} > 16 ? 1 : 2 /* which */)|};
            """,
            """
            NOTE
            int Make() =>
                Native.GenerateWalletKey(
                    ctx, // where
                    Native.GenerateWalletKey(ctx, 0, "unit-make-key-2", out var recoveryMnemonic2) > 16 ? 1 : 2, "unit-make-key", out var recoveryMnemonic /* which */);
            """
        },
        {
            "an argument on each line",
            """
            void Make()
            {
                var slot = {|SCM1001:Native.zkGenKeyPair(
                    type: 1, // secp256k1
                    ctx: ctx
                )|};
                Use(slot);
            }
            """,
            """
            void Make()
            {
                NOTE
                var slot = Native.GenerateWalletKey(
                    type: 1, // secp256k1
                    ctx: ctx, walletName: "unit-make-key", recoveryMnemonic: out var recoveryMnemonic
                );
                Use(slot);
            }
            """
        },
        {
            "a lambda, an anonymous method and a local function",
            """
            void Make()
            {
                Func<int> one = () => KEY;
                Func<int> two = delegate { return KEY; };
                int Three() => KEY;
                static int Four(IntPtr ctx)
                {
                    return KEY;
                }

                Use(one() + two() + Three() + Four(ctx));
            }
            """,
            """
            void Make()
            {
                NOTE
                Func<int> one = () => NEW;
                NOTE
                Func<int> two = delegate { return NEW2; };
                NOTE
                int Three() => Native.GenerateWalletKey(ctx, 1, "unit-three-key", out var recoveryMnemonic3);
                static int Four(IntPtr ctx)
                {
                    NOTE
                    return Native.GenerateWalletKey(ctx, 1, "unit-four-key", out var recoveryMnemonic4);
                }

                Use(one() + two() + Three() + Four(ctx));
            }
            """
        },
        {
            "a lambda on several lines that is an argument",
            """
            Task<int> Make() => Task.Run(() =>
            {
                var slot = KEY;
                return slot;
            });
            """,
            """
            Task<int> Make() => Task.Run(() =>
            {
                NOTE
                var slot = NEW;
                return slot;
            });
            """
        },
        {
            "asynchronous code",
            """
            async Task<int> Make()
            {
                var slot = await Task.FromResult(KEY);
                await Task.Delay({|SCM1001:Native.zkGenKeyPair(ctx, await Task.FromResult(1))|});
                return slot;
            }
            """,
            """
            async Task<int> Make()
            {
                NOTE
                var slot = await Task.FromResult(NEW);
                NOTE
                await Task.Delay(Native.GenerateWalletKey(ctx, await Task.FromResult(1), "unit-make-key-2", out var recoveryMnemonic2));
                return slot;
            }
            """
        },
        {
            "an iterator",
            """
            IEnumerable<int> Make()
            {
                yield return KEY;
                yield return KEY;
            }
            """,
            """
            IEnumerable<int> Make()
            {
                NOTE
                yield return NEW;
                NOTE
                yield return NEW2;
            }
            """
        },
        {
            "fields and properties",
            """
            static readonly IntPtr _ctx = default;
            static int Make = {|SCM1001:Native.zkGenKeyPair(_ctx, 1)|}, Other = {|SCM1001:Native.zkGenKeyPair(_ctx, 1)|};
            int Slot { get; } = {|SCM1001:Native.zkGenKeyPair(_ctx, 1)|};
            int Next => KEY;
            int Last
            {
                get => KEY;
                set { Use(value + KEY); }
            }
            """,
            """
            static readonly IntPtr _ctx = default;
            NOTE
            static int Make = Native.GenerateWalletKey(_ctx, 1, "unit-make-key", out var recoveryMnemonic), Other = Native.GenerateWalletKey(_ctx, 1, "unit-other-key", out var recoveryMnemonic2);
            NOTE
            int Slot { get; } = Native.GenerateWalletKey(_ctx, 1, "unit-slot-key", out var recoveryMnemonic);
            NOTE
            int Next => Native.GenerateWalletKey(ctx, 1, "unit-next-key", out var recoveryMnemonic);
            int Last
            {
                NOTE
                get => Native.GenerateWalletKey(ctx, 1, "unit-last-key", out var recoveryMnemonic);
                NOTE
                set { Use(value + Native.GenerateWalletKey(ctx, 1, "unit-last-key-2", out var recoveryMnemonic2)); }
            }
            """
        },
        {
            "constructors, finalizers, operators, indexers",
            """
            Unit(IntPtr ctx) : this({|SCM1001:Native.zkGenKeyPair(ctx, 1)|}) => Use({|SCM1001:Native.zkGenKeyPair(ctx, 1)|});
            Unit(int slot) => Use(slot);
            ~Unit() => Use(KEY);
            public static int operator +(Unit unit) => {|SCM1001:Native.zkGenKeyPair(unit.ctx, 1)|};
            int this[int index] => KEY;
            """,
            """
            NOTE
            Unit(IntPtr ctx) : this(Native.GenerateWalletKey(ctx, 1, "unit-key", out var recoveryMnemonic)) => Use(Native.GenerateWalletKey(ctx, 1, "unit-key-2", out var recoveryMnemonic2));
            Unit(int slot) => Use(slot);
            NOTE
            ~Unit() => Use(Native.GenerateWalletKey(ctx, 1, "unit-key-3", out var recoveryMnemonic));
            NOTE
            public static int operator +(Unit unit) => Native.GenerateWalletKey(unit.ctx, 1, "unit-key-4", out var recoveryMnemonic);
            NOTE
            int this[int index] => Native.GenerateWalletKey(ctx, 1, "unit-key-5", out var recoveryMnemonic);
            """
        },
        {
            "switches and patterns",
            """
            int Make(int x)
            {
                switch (x)
                {
                    case 1 when KEY > 0:
                        return KEY;
                }

                return x switch
                {
                    2 when KEY is > 0 and < 9 => 0,
                    _ => KEY,
                };
            }
            """,
            """
            int Make(int x)
            {
                NOTE
                switch (x)
                {
                    case 1 when NEW > 0:
                        NOTE
                        return NEW2;
                }

                NOTE
                return x switch
                {
                    2 when NEW3 is > 0 and < 9 => 0,
                    _ => NEW4,
                };
            }
            """
        },
        {
            "try, using, lock, throw, fixed",
            """
            void Make()
            {
                try
                {
                    using var stream = new System.IO.MemoryStream(KEY);
                    lock (this) { Use(KEY); }
                }
                catch (Exception) when (KEY > 0)
                {
                    throw new InvalidOperationException($"{KEY:X}");
                }
                finally
                {
                    Use(checked(KEY + 1));
                }
            }
            """,
            """
            void Make()
            {
                try
                {
                    NOTE
                    using var stream = new System.IO.MemoryStream(NEW);
                    NOTE
                    lock (this) { Use(NEW2); }
                }
                NOTE
                catch (Exception) when (NEW3 > 0)
                {
                    NOTE
                    throw new InvalidOperationException($"{NEW4:X}");
                }
                finally
                {
                    NOTE
                    Use(checked(NEW5 + 1));
                }
            }
            """
        },
        {
            "texts over several lines",
            """
            string Make()
            {
                return @"
            first" + $@"
            {KEY}";
            }
            """,
            """
            string Make()
            {
                NOTE
                return @"
            first" + $@"
            {NEW}";
            }
            """
        },
        {
            "the head of a loop",
            """
            void Make()
            {
                for (var slot = KEY; slot < 20; slot++)
                {
                    Use(slot);
                }

                foreach (var slot in new[] { KEY })
                {
                    Use(slot);
                }
            }
            """,
            """
            void Make()
            {
                NOTE
                for (var slot = NEW; slot < 20; slot++)
                {
                    Use(slot);
                }

                NOTE
                foreach (var slot in new[] { NEW2 })
                {
                    Use(slot);
                }
            }
            """
        },
        {
            "names and texts that are taken",
            """
            string recoveryMnemonic = "Unit-Make-Key";
            string Other => "unit-make-" + nameof(recoveryMnemonic) + $"unit-make-key-2";
            void Make(int recoveryMnemonic2)
            {
                this.recoveryMnemonic = "";
                Use(KEY);
            }
            """,
            """
            string recoveryMnemonic = "Unit-Make-Key";
            string Other => "unit-make-" + nameof(recoveryMnemonic) + $"unit-make-key-2";
            void Make(int recoveryMnemonic2)
            {
                this.recoveryMnemonic = "";
                NOTE
                Use(Native.GenerateWalletKey(ctx, 1, "unit-make-key-3", out var recoveryMnemonic3));
            }
            """
        },
        {
            "directives",
            """
            void Make()
            {
            #if !NEVER
                Use(KEY);
            #else
                Use(0);
            #endif
            #pragma warning disable CS0168
                Use(KEY);
            }
            """,
            """
            void Make()
            {
            #if !NEVER
                NOTE
                Use(NEW);
            #else
                Use(0);
            #endif
            #pragma warning disable CS0168
                NOTE
                Use(NEW2);
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public Task A_key_pair_is_replaced_in(string place, string before, string after)
    {
        Assert.NotEmpty(place);
        return Test(InUnit(Marked(before)), InUnit(Replaced(after))).VerifyAsync();
    }

    [Theory]
    [InlineData("class Unit")]
    [InlineData("static class Unit")]
    [InlineData("struct Unit")]
    [InlineData("record Unit(int Id)")]
    [InlineData("readonly record struct Unit(int Id)")]
    [InlineData("class Unit<T> where T : class")]
    [InlineData("partial class Unit")]
    [InlineData("interface Unit")]
    [InlineData("namespace Fleet { class Unit", "}")]
    [InlineData("namespace Fleet; class Unit")]
    [InlineData("class Outer<T> { private protected sealed class Unit", "}")]
    public Task A_key_pair_is_replaced_in_every_kind_of_type(string head, string tail = "")
    {
        string Text(string call) => $$"""
            {{head}}
            {
                static int Make(System.IntPtr ctx)
                {
            {{call}}
                }
            }{{tail}}
            """;
        return Test(
            Text("        return {|SCM1001:Native.zkGenKeyPair(ctx, 1)|};"),
            Text($"        {KeyPairFixTest.Comment}\n        return Native.GenerateWalletKey(ctx, 1, \"unit-make-key\", out var recoveryMnemonic);")).VerifyAsync();
    }

    [Theory]
    [InlineData("", "global::Native.", "global::Native.")]
    [InlineData("using Alias = Native;", "Alias.", "Alias.")]
    [InlineData("using static Native;", "", "Native.")]
    public Task A_call_is_named_as_it_was_or_with_its_type(string directive, string before, string after) => Test(
        $$"""
        {{directive}}
        class Unit { int Make(nint ctx) => {|SCM1001:{{before}}zkGenKeyPair(ctx, 1)|}; }
        """,
        $$"""
        {{directive}}
        {{KeyPairFixTest.Comment}}
        class Unit { int Make(nint ctx) => {{after}}GenerateWalletKey(ctx, 1, "unit-make-key", out var recoveryMnemonic); }
        """).VerifyAsync();

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public Task A_key_pair_is_replaced_in_every_language_version_since_7_3(LanguageVersion version)
    {
        var test = Test(
            """
            class Unit
            {
                static int Make = {|SCM1001:Native.zkGenKeyPair(default, 1)|};
            }
            """,
            """
            class Unit
            {
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                static int Make = Native.GenerateWalletKey(default, 1, "unit-make-key", out var recoveryMnemonic);
            }
            """);
        test.LanguageVersion = version;
        test.Nullable = version < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("a loop", "void Make() { for (var i = 0; i < 2; i++) { Use(KEY); } }")]
    [InlineData("the condition of a loop", "void Make() { while (KEY < 20) { } }")]
    [InlineData("the incrementor of a loop", "void Make() { for (var i = 0; i < 20; i = KEY) { } }")]
    [InlineData("the body of a foreach", "void Make() { foreach (var i in new[] { 1, 2 }) Use(KEY + i); }")]
    [InlineData("a lambda in a loop", "void Make() { do { Func<int> make = () => KEY; Use(make()); } while (true); }")]
    [InlineData("a query", "IEnumerable<int> Make() => from type in new[] { 0, 1 } select {|SCM1001:Native.zkGenKeyPair(ctx, type)|};")]
    [InlineData("a lambda that runs for every item", "IEnumerable<int> Make() => new[] { 0, 1 }.Select(type => {|SCM1001:Native.zkGenKeyPair(ctx, type)|});")]
    [InlineData("a lambda of ForEach", "void Make() => new List<int> { 0, 1 }.ForEach(type => Use({|SCM1001:Native.zkGenKeyPair(ctx, type)|}));")]
    [InlineData("an expression tree", "System.Linq.Expressions.Expression<Func<int>> Make() => () => KEY;")]
    [InlineData("X25519, which has no wallets", "int Make() => {|SCM1001:Native.zkGenKeyPair(ctx, 3)|};")]
    [InlineData("X25519 as a constant", "const int X25519 = 3; int Make() => {|SCM1001:Native.zkGenKeyPair(ctx, type: X25519)|};")]
    public Task No_fix_is_offered_in(string place, string member)
    {
        Assert.NotEmpty(place);
        return new KeyPairFixTest { Sources = { ["Unit.cs"] = InUnit(Marked(member)), ["Native.cs"] = Native } }.VerifyAsync();
    }

    [Fact]
    public Task No_fix_is_offered_before_CSharp_7_3() => new KeyPairFixTest
    {
        LanguageVersion = LanguageVersion.CSharp7_2,
        Nullable = NullableContextOptions.Disable,
        Sources = { ["Unit.cs"] = "class Unit { int Make() { return {|SCM1001:Native.zkGenKeyPair(default, 1)|}; } }", ["Native.cs"] = Native },
    }.VerifyAsync();

    private static KeyPairFixTest Test(string before, string after) => new()
    {
        Sources = { ["Unit.cs"] = before, ["Native.cs"] = Native },
        FixedSources = { ["Unit.cs"] = after, ["Native.cs"] = NativeFixed },
    };

    private static string InUnit(string member) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        class Unit
        {
            IntPtr ctx = default;
            static void Use(int slot) { }
            {{member.ReplaceLineEndings("\n").Replace("\n", "\n    ", System.StringComparison.Ordinal)}}
        }
        """;

    private static string Marked(string member) => member
        .Replace("KEY", "{|SCM1001:Native.zkGenKeyPair(ctx, 1)|}", System.StringComparison.Ordinal);

    private static string Replaced(string member)
    {
        for (var number = 5; number > 1; number--)
        {
            member = member.Replace($"NEW{number}", $"Native.GenerateWalletKey(ctx, 1, \"unit-make-key-{number}\", out var recoveryMnemonic{number})", System.StringComparison.Ordinal);
        }

        return member
            .Replace("NEW", "Native.GenerateWalletKey(ctx, 1, \"unit-make-key\", out var recoveryMnemonic)", System.StringComparison.Ordinal)
            .Replace("NOTE", KeyPairFixTest.Comment, System.StringComparison.Ordinal);
    }
}
