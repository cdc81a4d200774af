using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;
using X509 = System.Security.Cryptography.X509Certificates;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

public sealed class PemTests
{
    [Fact]
    public void The_example_of_RFC_8410_is_written_as_printed()
    {
        using KeyPair pair = KeyPair.Import(KeyType.Ed25519, Convert.FromHexString("D4EE72DBF913584AD5B6D8F1F769F8AD3AFE7C28CBF1D4FBE097A88F44755842"));

        Assert.Equal(
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----",
            pair.PublicKey.ToPem());
    }

    [Theory]
    [InlineData(KeyType.Secp256R1, "1.2.840.10045.2.1")]
    [InlineData(KeyType.Secp256K1, "1.2.840.10045.2.1")]
    [InlineData(KeyType.Ed25519, "1.3.101.112")]
    [InlineData(KeyType.X25519, "1.3.101.110")]
    public void The_platform_reads_the_algorithm_and_the_key_back(KeyType curve, string oid)
    {
        using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("pem"u8));
        string pem = pair.PublicKey.ToPem();
        PemFields fields = PemEncoding.Find(pem);
        byte[] der = Convert.FromBase64String(pem[fields.Base64Data]);
        X509.PublicKey read = X509.PublicKey.CreateFromSubjectPublicKeyInfo(der, out int bytesRead);

        Assert.Equal(der.Length, bytesRead);
        Assert.Equal(oid, read.Oid.Value);
        Assert.Equal(pair.PublicKey.Encoded, read.EncodedKeyValue.RawData);
        if (curve.IsWeierstrass)
        {
            using ECDsa platform = ECDsa.Create();
            platform.ImportFromPem(pem);
            byte[] signature = new byte[64];
            pair.Sign(new byte[32], signature);
            Assert.True(platform.VerifyHash(new byte[32], signature));
        }
    }
}
