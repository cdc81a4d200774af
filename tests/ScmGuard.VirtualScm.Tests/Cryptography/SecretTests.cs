using System;
using ScmGuard.VirtualScm.Cryptography;

namespace ScmGuard.VirtualScm.Tests.Cryptography;

public sealed class SecretTests
{
    [Fact]
    public void Disposing_zeroes_the_content_and_closes_the_way_to_it()
    {
        Secret<char> secret = new("abandon");
        Span<char> content = secret.Span;
        Assert.Equal("abandon", content);

        secret.Dispose();
        secret.Dispose();

        Assert.Equal(new string('\0', 7), content);
        Assert.Equal(7, secret.Length);
        Assert.Throws<ObjectDisposedException>(() => secret.Span.Length);
    }

    [Fact]
    public void A_copy_is_its_own()
    {
        byte[] original = [1, 2, 3];
        using Secret<byte> copy = new(original);
        original[0] = 9;

        Assert.Equal((byte[])[1, 2, 3], copy.Span);
    }

    [Fact]
    public void It_prints_as_stars()
    {
        using Secret<char> secret = new("abandon");

        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", $"{secret}");
    }
}
