using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace ScmGuard.Zymkey.Tests.Secrets;

public sealed class SecretTests
{
    private const string Content = "abandon ability able";

    public static TheoryData<string> Kinds => [nameof(Mnemonic), nameof(Passphrase), nameof(MasterGeneratorKey)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_secret_prints_as_three_stars(string kind)
    {
        using var secret = Make(kind);

        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
        Assert.Equal("***", string.Format(CultureInfo.InvariantCulture, "{0}", secret));
        Assert.Equal("***", string.Concat((object)secret));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_debugger_and_a_serializer_see_no_content(string kind)
    {
        using var secret = Make(kind);

        Assert.Equal("***", secret.GetType().GetCustomAttribute<DebuggerDisplayAttribute>(inherit: true)!.Value);
        Assert.All(
            Fields(secret.GetType()),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State));
        Assert.DoesNotContain("abandon", JsonSerializer.Serialize<Secret>(secret), StringComparison.Ordinal);

        // Debuggers evaluate properties, so none may return the content or a part of it.
        Assert.All(
            secret.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property => Assert.Equal(typeof(int), property.PropertyType));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Disposing_zeroes_the_content_and_ends_its_use(string kind)
    {
        var secret = Make(kind);
        var memory = (byte[])Fields(secret.GetType()).Single(field => field.FieldType == typeof(byte[])).GetValue(secret)!;
        Assert.Contains(memory, value => value != 0);

        secret.Dispose();
        secret.Dispose();

        Assert.All(memory, value => Assert.Equal(0, value));
        Assert.Throws<ObjectDisposedException>(() => secret.Reveal().Length);
        Assert.Throws<ObjectDisposedException>(() => secret.Length);
        Assert.Equal("***", secret.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_content_comes_out_as_it_went_in(string kind)
    {
        using var secret = Make(kind);
        using var same = Make(kind);
        using var other = new Passphrase("other");

        Assert.Equal(Content, Encoding.UTF8.GetString(secret.Reveal()));
        Assert.Equal(Content.Length, secret.Length);
        Assert.True(secret.ContentEquals(same));
        Assert.False(secret.ContentEquals(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abandon\0ability")]
    [InlineData("abandon\ud800ability")]
    [InlineData("abandon\udc00")]
    public void Text_that_the_library_would_cut_or_misread_is_refused_without_showing_it(string text)
    {
        var mnemonic = Assert.ThrowsAny<ArgumentException>(() => new Mnemonic(text));
        var passphrase = Assert.ThrowsAny<ArgumentException>(() => new Passphrase(text));

        Assert.All([mnemonic, passphrase], exception => Assert.DoesNotContain("abandon", exception.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_as_text_and_taken_as_a_key()
    {
        byte[] bytes = [0xFF, 0, 1];

        Assert.ThrowsAny<ArgumentException>(() => new Mnemonic(bytes));
        Assert.ThrowsAny<ArgumentException>(() => new Passphrase(bytes));
        using var key = new MasterGeneratorKey(bytes);
        Assert.Equal(bytes, key.Reveal());
    }

    [Fact]
    public void A_master_generator_key_has_at_least_one_byte() => Assert.ThrowsAny<ArgumentException>(() => new MasterGeneratorKey([]));

    [Theory]
    [InlineData("one", 1)]
    [InlineData("one two", 2)]
    [InlineData(" one  two ", 2)]
    public void Words_are_counted(string words, int count)
    {
        using var mnemonic = new Mnemonic(words);

        Assert.Equal(count, mnemonic.WordCount);
    }

    [Fact]
    public void Text_beyond_ascii_is_utf8()
    {
        using var passphrase = new Passphrase("Grüße 🔑");

        Assert.Equal("Grüße 🔑"u8, passphrase.Reveal());
    }

    private static Secret Make(string kind) => kind switch
    {
        nameof(Mnemonic) => new Mnemonic(Content),
        nameof(Passphrase) => new Passphrase(Content),
        _ => new MasterGeneratorKey(Encoding.UTF8.GetBytes(Content)),
    };

    private static FieldInfo[] Fields(Type type) =>
        [.. typeof(Secret).GetFields(BindingFlags.NonPublic | BindingFlags.Instance), .. type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)];
}
