using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Libcrypto;

/// <summary>
/// libcrypto queues errors by thread. One that stays there is found by the next user of OpenSSL in the process, such as a client's TLS.
/// </summary>
public sealed class ErrorQueueTests
{
    private static readonly PeekError _peekError = Marshal.GetDelegateForFunctionPointer<PeekError>(
        NativeLibrary.GetExport(
            NativeLibrary.TryLoad("libcrypto.so.3", out nint library) ? library : NativeLibrary.Load("libcrypto.so.1.1"), "ERR_peek_error"));

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nuint PeekError();

    [Fact]
    public void No_failure_stays_in_the_queue()
    {
        using KeyPair ed25519 = KeyPair.Generate(KeyType.Ed25519, new SeededRandom([]));
        using KeyPair x25519 = KeyPair.Generate(KeyType.X25519, new SeededRandom([]));
        using PublicKey smallOrder = PublicKey.Import(KeyType.X25519, new byte[32]);

        Assert.False(PublicKey.TryImport(KeyType.Secp256R1, [4, .. new byte[64]], out _));
        Assert.Equal(0u, _peekError());
        Assert.False(ed25519.PublicKey.Verify(new byte[32], new byte[64]));
        Assert.Equal(0u, _peekError());
        Assert.Throws<CryptographicException>(() => x25519.Agree(smallOrder, new byte[32]));
        Assert.Equal(0u, _peekError());
    }
}
