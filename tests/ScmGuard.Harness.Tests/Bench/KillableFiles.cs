using System;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>The module's state as a process changes it that can be killed.</summary>
internal sealed class KillableFiles(IStateFiles files, KillSwitch kill) : IStateFiles
{
    public string Place => files.Place;

    public IDisposable Lock() => files.Lock();

    public long? Stamp() => files.Stamp();

    public (byte[] Content, long Stamp)? Read() => files.Read();

    public void WriteTemporary(ReadOnlySpan<byte> content) => files.WriteTemporary(content);

    public void FlushTemporary() => files.FlushTemporary();

    public void Publish()
    {
        kill.Before();
        files.Publish();
    }

    public void FlushDirectory()
    {
        files.FlushDirectory();
        kill.After();
    }

    public void Dispose()
    {
    }
}
