using System;
using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>A pipe, whose one end stands for a line.</summary>
internal sealed class Pipe : IDisposable
{
    private readonly AnonymousPipeServerStream _writeEnd = new(PipeDirection.Out);

    public Pipe()
    {
        ReadEnd = new SafeFileHandle(_writeEnd.ClientSafePipeHandle.DangerousGetHandle(), ownsHandle: true);

        // It has one owner.
        _writeEnd.ClientSafePipeHandle.SetHandleAsInvalid();
    }

    public SafeFileHandle ReadEnd { get; }

    public void Write(ReadOnlySpan<byte> bytes) => _writeEnd.Write(bytes);

    public void CloseWriteEnd() => _writeEnd.Dispose();

    public void Dispose()
    {
        ReadEnd.Dispose();
        _writeEnd.Dispose();
    }
}
