using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.CodeFixes.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.Wallets;

/// <summary>What the fix of SCM2007 writes, and where it is not offered.</summary>
public sealed class SCM2007Slip39ResultMisreadFixTests
{
    private const string Add = "zkAddRestoreSLIP39Mnemonic(0, \"\", text)";
    private const string Begin = "zkGenWalletMasterSeedWithSLIP39(0, 1, \"\", text, [], 0, 1, 1, 0, \"\")";

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM2007.Bad.cs", "SCM2007.Fixed.cs", new SCM2007Slip39ResultMisreadFix(), new SCM2007Slip39ResultMisread()).VerifyAsync();

    [Theory]
    [InlineData($"if ([|{Add} < 0|]) throw new Exception();", $"if ({Add} < -1) throw new Exception();")]
    [InlineData($"if ([|0 > {Add}|]) throw new Exception();", $"if (-1 > {Add}) throw new Exception();")]
    [InlineData($"if ([|{Add} <= -1|]) throw new Exception();", $"if ({Add} < -1) throw new Exception();")]
    [InlineData($"if ([|{Add} >= 0|]) return; else throw new Exception();", $"if ({Add} >= -1) return; else throw new Exception();")]
    [InlineData($"if ([|{Add} > -1|]) return; else throw new Exception();", $"if ({Add} >= -1) return; else throw new Exception();")]
    [InlineData($"var more = {Add}; if ([|more < /* why */ 0|] /* so */) throw new Exception();", $"var more = {Add}; if (more < /* why */ -1 /* so */) throw new Exception();")]
    [InlineData($"if ([|{Begin} <= 0|]) throw new Exception();", $"if ({Begin} < 0) throw new Exception();")]
    [InlineData($"if ([|{Begin} < 1|]) throw new Exception();", $"if ({Begin} < 0) throw new Exception();")]
    [InlineData($"if ([|{Begin} > 0|]) return; else throw new Exception();", $"if ({Begin} >= 0) return; else throw new Exception();")]
    [InlineData($"if ([|{Add} < 0|]) throw new Exception(); if ([|{Add} < 0|]) throw new Exception();", $"if ({Add} < -1) throw new Exception(); if ({Add} < -1) throw new Exception();")]
    public Task The_bound_moves_past_what_is_no_error(string before, string after) => Test(before, after);

    [Theory]
    [InlineData($"if ([|{Add} == -1|]) throw new Exception();")]
    [InlineData($"if ([|{Add} is < 0|]) throw new Exception();")]
    [InlineData($"[|ArgumentOutOfRangeException.ThrowIfNegative({Add})|];")]
    [InlineData($"var more = {Add}; if ([|more < 0|]) throw new Exception(); Console.WriteLine(more);")]
    [InlineData($"const int None = 0; if ([|{Add} < None|]) throw new Exception();")]
    [InlineData($"if ([|{Begin} == 0|]) throw new Exception();")]
    [InlineData($"if ([|{Add} < 5|]) throw new Exception();")]
    public Task No_fix_is_offered_where_it_is_not_certain(string statements) => Test(statements, null);

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM2007Slip39ResultMisreadFix(), new SCM2007Slip39ResultMisread()) { Source = Program(before) };
        if (after is not null)
        {
            test.Fixed = Program(after);
        }

        return test.VerifyAsync();
    }

    private static string Program(string statements) => $$"""
        using System;
        using System.Runtime.InteropServices;
        class P
        {
            [DllImport("zk_app_utils")] static extern int zkAddRestoreSLIP39Mnemonic(nint ctx, string passphrase, string mnemonic);
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithSLIP39(nint ctx, int type, string variant, string name, byte[] key, int size, int groups, int threshold, int exponent, string passphrase);
            static void M(string text) { {{statements}} }
        }
        """;
}
