using System;

namespace ScmGuard.VirtualScm.Tests.State;

/// <summary>
/// A disk whose power goes at a chosen step. What was written but not flushed is lost, or half of it stays; a name that was not flushed may be
/// lost or kept.
/// </summary>
internal sealed class SimulatedDisk : IStateFiles
{
    private byte[]? _temporary;
    private byte[]? _temporaryOnDisk;
    private byte[]? _published;
    private byte[]? _publishedOnDisk;
    private byte[]? _nameOnDisk;
    private long _stamp;

    /// <summary>Steps so far, over all operations.</summary>
    public int Steps { get; private set; }

    /// <summary>The step at which the power goes: before it for an even number, after it for an odd one. Null for never.</summary>
    public int? CutAt { get; set; }

    public string Place => "disk";

    /// <summary>What is found when the power comes back.</summary>
    /// <param name="keepsUnflushedName">Whether a rename that was not flushed happened.</param>
    public MemoryFiles AfterTheCut(bool keepsUnflushedName)
    {
        byte[]? found = keepsUnflushedName ? _publishedOnDisk : _nameOnDisk;
        MemoryFiles files = new();
        if (found is not null)
        {
            files.WriteTemporary(found);
            files.Publish();
        }

        return files;
    }

    public IDisposable Lock() => new NoLock();

    public long? Stamp() => _published is null ? null : _stamp;

    public (byte[] Content, long Stamp)? Read() => _published is null ? null : (_published, _stamp);

    public void WriteTemporary(ReadOnlySpan<byte> content)
    {
        byte[] whole = content.ToArray();
        Step(() =>
        {
            _temporary = whole;
            // Without a flush, only the first half gets as far as the disk.
            _temporaryOnDisk = whole[..(whole.Length / 2)];
        });
    }

    public void FlushTemporary() => Step(() => _temporaryOnDisk = _temporary);

    public void Publish() => Step(() =>
    {
        _published = _temporary;
        _publishedOnDisk = _temporaryOnDisk;
        _stamp++;
    });

    public void FlushDirectory() => Step(() => _nameOnDisk = _publishedOnDisk);

    public void Dispose()
    {
    }

    private void Step(Action step)
    {
        int number = Steps++;
        if (CutAt == 2 * number)
        {
            throw new PowerCut();
        }

        step();
        if (CutAt == 2 * number + 1)
        {
            throw new PowerCut();
        }
    }

    internal sealed class PowerCut : Exception;

    private sealed class NoLock : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
