using System.Linq;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>Helpers that only hand their parameters on: an argument is seen where it is written.</summary>
public sealed class ForwardedCallTests
{
    [Theory]
    [InlineData("static int Make(int type) => zkGenKeyPair(C, type); static void M() { Make(3); Make(1); }", "3 1")]
    [InlineData("static int Make(int type) { if (type < 0) return -1; return zkGenKeyPair(C, type); } static void M() { Make(type: 3); }", "3")]
    [InlineData("private int Make(int type) => zkGenKeyPair(C, type); void M() { Make(3); this.Make(4); }", "3 4")]
    [InlineData("public static int Make(in int type) => zkGenKeyPair(C, type); static void M() { P.Make(3); }", "3")]
    [InlineData("static int Make(int type = 2) => zkGenKeyPair(C, type); static void M() { Make(); }", "2")]
    [InlineData("static void M() { Make(3); static int Make(int type) => zkGenKeyPair(C, type); }", "3")]
    [InlineData("static void M(IntPtr context) { Make(3); int Make(int type) => zkGenKeyPair(context, type); }", "3")]
    [InlineData("static int Make(int type) => zkGenKeyPair(C, type); static void M() { const int X25519 = 3; Make(X25519); }", "3")]
    public void A_call_is_seen_as_each_caller_makes_it(string members, string types) =>
        Assert.Equal(types.Split(' '), Seen(members).Select(call => call.TryGetArgument(ArgumentRole.KeyType, out var type) && type.TryGetConstant(out var value, default) ? $"{value}" : "?"));

    [Theory]
    [InlineData("static int Make(int type) { type = 1; return zkGenKeyPair(C, type); } static void M() { Make(3); }")]
    [InlineData("static int Make(int type) { type++; return zkGenKeyPair(C, type); } static void M() { Make(3); }")]
    [InlineData("static int Make(ref int type) => zkGenKeyPair(C, type); static void M(int t) { Make(ref t); }")]
    [InlineData("static int Make(long type) => zkGenKeyPair(C, (int)type); static void M() { Make(3); }")]
    [InlineData("static int Make(int type) => zkGenKeyPair(C, type + 1); static void M() { Make(3); }")]
    [InlineData("public int Make(int type) => zkGenKeyPair(C, type); void M() { Make(3); }")]
    [InlineData("static int Make() => zkGenKeyPair(C, 1); static void M() { Make(); }")]
    public void What_is_changed_converted_or_open_to_other_callers_is_not_looked_through(string members) => Assert.Empty(Seen(members));

    [Fact]
    public void The_place_is_the_callers_and_the_step_the_helpers()
    {
        var call = Assert.Single(Seen("static int Make(int type) => zkGenKeyPair(C, type); static void M() { Make(3); }"));
        Assert.Equal(("Make(3)", "zkGenKeyPair(C, type)"), (call.Location.SourceTree!.GetText().ToString(call.Location.SourceSpan), call.Invocation.Syntax.ToString()));
    }

    private static System.Collections.Generic.List<ZymbitCall> Seen(string members)
    {
        var compilation = Recognized.Compile($$"""
            using System;
            using System.Runtime.InteropServices;
            class P
            {
                static IntPtr C => default;
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                {{members}}
            }
            """);
        return [.. Recognized.In(compilation).SelectMany(call => Recognized.Gate(compilation)!.AsCallersMake(call, TestContext.Current.CancellationToken))];
    }
}
