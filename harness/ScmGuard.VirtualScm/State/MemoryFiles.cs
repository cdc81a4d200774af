using System;
using System.Threading;

namespace ScmGuard.VirtualScm;

/// <summary>State that lives as long as this object: a unit for a test or a demonstration. Several units may be opened on one object.</summary>
public sealed class MemoryFiles : IStateFiles
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _exclusive = new(1, 1);
    private byte[]? _temporary;
    private byte[]? _published;
    private long _stamp;

    /// <inheritdoc/>
    public string Place => "memory";

    /// <inheritdoc/>
    public IDisposable Lock()
    {
        _exclusive.Wait();
        return new Release(_exclusive);
    }

    /// <inheritdoc/>
    public long? Stamp()
    {
        lock (_gate)
        {
            return _published is null ? null : _stamp;
        }
    }

    /// <inheritdoc/>
    public (byte[] Content, long Stamp)? Read()
    {
        lock (_gate)
        {
            return _published is null ? null : (_published, _stamp);
        }
    }

    /// <inheritdoc/>
    public void WriteTemporary(ReadOnlySpan<byte> content) => _temporary = content.ToArray();

    /// <inheritdoc/>
    public void FlushTemporary()
    {
    }

    /// <inheritdoc/>
    public void Publish()
    {
        lock (_gate)
        {
            _published = _temporary;
            _stamp++;
        }
    }

    /// <inheritdoc/>
    public void FlushDirectory()
    {
    }

    /// <summary>Does nothing: the state stays for the next unit that is opened on it.</summary>
    public void Dispose()
    {
    }

    private sealed class Release(SemaphoreSlim exclusive) : IDisposable
    {
        public void Dispose() => exclusive.Release();
    }
}
