using System;

namespace ScmGuard.VirtualScm.Tests.State;

/// <summary>State that somebody else is the first to write: just before the lock is taken for the first time.</summary>
internal sealed class OvertakenFiles(Action<IStateFiles> somebodyElse) : IStateFiles
{
    private readonly MemoryFiles _files = new();
    private bool _overtaken;

    public string Place => _files.Place;

    public IDisposable Lock()
    {
        if (!_overtaken)
        {
            _overtaken = true;
            somebodyElse(_files);
        }

        return _files.Lock();
    }

    public long? Stamp() => _files.Stamp();

    public (byte[] Content, long Stamp)? Read() => _files.Read();

    public void WriteTemporary(ReadOnlySpan<byte> content) => _files.WriteTemporary(content);

    public void FlushTemporary() => _files.FlushTemporary();

    public void Publish() => _files.Publish();

    public void FlushDirectory() => _files.FlushDirectory();

    public void Dispose() => _files.Dispose();
}
