using System;

namespace ScmGuard.VirtualScm;

/// <summary>
/// Where a unit's state lies: one file that is replaced as a whole. The steps are apart, so that a test can cut the power between any two:
/// write a temporary file, flush it, publish it under the real name, flush the directory.
/// </summary>
public interface IStateFiles : IDisposable
{
    /// <summary>What to call the place in a message: for a directory, the state file's path.</summary>
    string Place { get; }

    /// <summary>Waits until no other process, and no other instance in this one, changes the state; then keeps them out until disposed.</summary>
    IDisposable Lock();

    /// <summary>Identifies what is published: another value after every <see cref="Publish"/>. Null if nothing is published.</summary>
    long? Stamp();

    /// <summary>Reads what is published, with its stamp. Null if nothing is published.</summary>
    (byte[] Content, long Stamp)? Read();

    /// <summary>Writes the temporary file, over one that a power cut may have left.</summary>
    /// <param name="content">The whole content.</param>
    void WriteTemporary(ReadOnlySpan<byte> content);

    /// <summary>Has the temporary file's content on the disk when it returns.</summary>
    void FlushTemporary();

    /// <summary>Gives the temporary file the real name, in one step.</summary>
    void Publish();

    /// <summary>Has the real name on the disk when it returns.</summary>
    void FlushDirectory();
}
