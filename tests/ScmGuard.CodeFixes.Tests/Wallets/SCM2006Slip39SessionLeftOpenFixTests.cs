using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.CodeFixes.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.Wallets;

/// <summary>What the fix of SCM2006 writes, and where it is not offered.</summary>
public sealed class SCM2006Slip39SessionLeftOpenFixTests
{
    [Fact]
    public Task The_samples_say_what_the_fix_writes() => new SampleFixTest(
        "SCM2006.Bad.cs", "SCM2006.Fixed.cs", new SCM2006Slip39SessionLeftOpenFix(), new SCM2006Slip39SessionLeftOpen()).VerifyAsync();

    [Fact]
    public Task A_session_that_is_an_object_is_disposed()
    {
        const string Bad = """
            using System;
            sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
            interface ISession : IDisposable { [ZymbitApi("zkCancelSLIP39Session")] void Cancel(); }
            interface IUnit { [ZymbitApi("zkRestoreWalletMasterSeedFromSLIP39")] ISession Restore(string walletName); }
            class P
            {
                void M(IUnit unit, bool flag)
                {
                    // Restores.
                    var session = {|SCM2006:unit.Restore("fleet")|};
                    if (flag)
                    {
                        return;
                    }

                    session.Cancel();
                }
            }
            """;
        var test = new FixTest<SCM2006Slip39SessionLeftOpen, SCM2006Slip39SessionLeftOpenFix>
        {
            Source = Bad,
            Fixed = Bad.Replace("var session", "using var session").Replace("{|SCM2006:", "").Replace("|}", ""),
        };
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("return {|SCM2006:zkGenWalletMasterSeedWithSLIP39(ctx, 1, \"\", \"a\", [], 0, 1, 1, 0, \"\")|} < 0 ? zkCancelSLIP39Session(ctx) : 1;")]
    [InlineData("if (flag) {|SCM2006:zkGenWalletMasterSeedWithSLIP39(ctx, 1, \"\", \"a\", [], 0, 1, 1, 0, \"\")|}; if (flag) return 1; return zkCancelSLIP39Session(ctx);")]
    [InlineData("{|SCM2006:zkGenWalletMasterSeedWithSLIP39(Context(), 1, \"\", \"a\", [], 0, 1, 1, 0, \"\")|}; if (flag) return 1; return zkCancelSLIP39Session(ctx);")]
    public Task Where_the_rewrite_is_not_certain_nothing_is_offered(string body)
    {
        var source = $$"""
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithSLIP39(nint ctx, int type, string variant, string name, byte[] key, int size, int groups, int threshold, int exponent, string passphrase);
                [DllImport("zk_app_utils")] static extern int zkCancelSLIP39Session(nint ctx);
                static nint Context() => 0;
                static int M(nint ctx, bool flag) { {{body}} }
            }
            """;
        return new FixTest<SCM2006Slip39SessionLeftOpen, SCM2006Slip39SessionLeftOpenFix> { Source = source }.VerifyAsync();
    }
}
