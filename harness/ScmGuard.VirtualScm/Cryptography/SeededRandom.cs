using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Threading;

namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>
/// A random source whose whole output follows from its seed (SHA-256 over seed and counter), so that a run of a virtual unit can be
/// repeated. Not for a key that protects anything.
/// </summary>
internal sealed class SeededRandom : RandomNumberGenerator
{
    private readonly Lock _gate = new();
    private readonly byte[] _block = new byte[32 + sizeof(ulong)];
    private readonly byte[] _output = new byte[32];
    private ulong _counter;
    private int _used = 32;

    /// <summary>The same <paramref name="seed"/> gives the same output for ever.</summary>
    public SeededRandom(ReadOnlySpan<byte> seed) => SHA256.HashData(seed, _block);

    /// <inheritdoc/>
    public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

    /// <inheritdoc/>
    public override void GetBytes(Span<byte> data)
    {
        lock (_gate)
        {
            for (int i = 0; i < data.Length; i++)
            {
                if (_used == _output.Length)
                {
                    BinaryPrimitives.WriteUInt64BigEndian(_block.AsSpan(32), _counter++);
                    SHA256.HashData(_block, _output);
                    _used = 0;
                }

                data[i] = _output[_used++];
            }
        }
    }
}
