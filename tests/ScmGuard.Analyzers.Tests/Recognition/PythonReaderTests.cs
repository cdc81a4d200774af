using System;
using System.Linq;
using ScmGuard.Analyzers.Recognition.Python;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>The tokenizer and the reader by themselves: on Python, and on what is none.</summary>
public sealed class PythonReaderTests
{
    private const string Program = """"
        #!/usr/bin/env python3
        """A text
        of several lines: zymkey.client.sign('no')"""
        import os, zymkey as z  # z.client.sign('no')
        from zymkey import client as c
        key = 'secp256r1'; n = -3; ok = True
        def make(x, *rest, **named):
            if x == "a" and n != 4:
                return z.client.gen_key_pair(key)
            else: slot = c.gen_key_pair(key_type = "secp256k1",)
            for i in [1, 2, (3)]:
                c.remove_key(slot, foreign=False); c.sign(f'{i}', slot = 0x10)
            try:
                c.gen_wallet_master_seed(key, b'\x00\x01' + os.urandom(16), r'fl\eet', z.RecoveryStrategySLIP39(3, 2, 0))
            except (ValueError, OSError) as e:
                print(e, 'it\'s', rb"\x", 1.5e3, 1_000) ; c.lock(\
                    'a', "b")
        make(1)
        """";

    [Fact]
    public void A_program_is_read_in_order() =>
        Assert.Equal(
            ["gen_key_pair", "gen_key_pair", "remove_key", "sign", "gen_wallet_master_seed", "lock"],
            PythonReader.Read(Program).Select(call => call.Method.Name));

    [Fact]
    public void A_call_knows_the_blocks_around_it() =>
        Assert.Equal(
            ["def if", "def else", "def for", "def for", "def try", "def except"],
            PythonReader.Read(Program).Select(call => string.Join(' ', call.Blocks.Select(block => block.Keyword))));

    [Fact]
    public void An_argument_is_what_is_written_or_the_literal_of_a_name() =>
        Assert.Equal(
            [
                "'secp256r1'",
                "key_type=\"secp256k1\"",
                "slot|foreign=False",
                "f'{i}'|slot=0x10",
                "'secp256r1'|b'\\x00\\x01' + os.urandom(16)|r'fl\\eet'|z.RecoveryStrategySLIP39(3, 2, 0)",
                "'a'|\"b\"",
            ],
            PythonReader.Read(Program).Select(call => string.Join('|', call.Arguments.Select(argument => argument.Keyword is null ? argument.Written : $"{argument.Keyword}={argument.Written}"))));

    [Fact]
    public void A_call_begins_and_ends_where_it_is_written() =>
        Assert.All(PythonReader.Read(Program), call =>
        {
            var written = Program[call.Start..call.End];
            Assert.Contains("." + call.Method.Name + "(", written, StringComparison.Ordinal);
            Assert.EndsWith(")", written, StringComparison.Ordinal);
            Assert.All(call.Arguments, argument => Assert.Contains(Program[argument.Start..argument.End], written, StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("'a'", "a")]
    [InlineData("\"\"\"a\nb\"\"\"", "a\nb")]
    [InlineData("'\\x41\\u0042\\U00000043\\n\\'\\q'", "ABC\n'\\q")]
    [InlineData("r'\\n'", "\\n")]
    [InlineData("f'a'", "a")]
    [InlineData("7", 7L)]
    [InlineData("-7", -7L)]
    [InlineData("0x1F", 31L)]
    [InlineData("1_000", 1000L)]
    [InlineData("2.5", 2.5)]
    [InlineData("-1e3", -1000.0)]
    [InlineData("True", true)]
    [InlineData("None", null)]
    public void A_literal_is_the_value_that_Python_gives_it(string written, object? expected)
    {
        Assert.True(PythonConstant.TryRead(written, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("'a' 'b'")]
    [InlineData("f'{a}'")]
    [InlineData("'a")]
    [InlineData("1 + 2")]
    [InlineData("-'a'")]
    [InlineData("[]")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0xG")]
    [InlineData("'\uFFFC'")]
    public void What_is_not_one_known_literal_has_no_value(string written) =>
        Assert.True(!PythonConstant.TryRead(written, out var value) || value is double);

    [Fact]
    public void Text_that_is_no_Python_gives_calls_that_lie_within_it_and_never_an_exception()
    {
        var random = new Random(20261128);
        const string Pieces = "'\"\\\n\r\t()[]{},=.:;#fr\uFFFC0z";
        var read = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var text = Program.ToCharArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                text[random.Next(text.Length)] = Pieces[random.Next(Pieces.Length)];
            }

            var start = random.Next(text.Length);
            var mutant = new string(text, start, random.Next(text.Length - start));
            foreach (var call in PythonReader.Read(mutant))
            {
                Assert.InRange(call.Start, 0, call.End);
                Assert.InRange(call.End, call.Start, mutant.Length);
                Assert.All(call.Arguments, argument => Assert.InRange(argument.End, argument.Start, mutant.Length));
                PythonConstant.TryRead(mutant[call.Start..call.End], out _);
                read++;
            }
        }

        Assert.True(read > 2_000, $"{read} calls");
    }
}
