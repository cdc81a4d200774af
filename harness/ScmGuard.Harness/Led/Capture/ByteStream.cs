using System;
using System.IO;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>Bytes of a stream, which itself knows how long it waits.</summary>
internal sealed class ByteStream(Stream stream) : IByteSource
{
    /// <inheritdoc/>
    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (IOException exception)
        {
            throw new HostException($"it can no longer be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
