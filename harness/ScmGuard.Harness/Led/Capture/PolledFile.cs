using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>Reads a file or a pipe whose bytes come when they come, and does not wait longer than it is told.</summary>
internal sealed partial class PolledFile(SafeFileHandle file) : IByteSource
{
    private const short PollIn = 1;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;

    /// <inheritdoc/>
    public int? Read(Span<byte> buffer, TimeSpan patience)
    {
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            TimeSpan left = patience - Stopwatch.GetElapsedTime(begin);
            int result = Poll(left > TimeSpan.Zero ? (int)Math.Min(int.MaxValue, Math.Ceiling(left.TotalMilliseconds)) : 0);
            if (result == 0)
            {
                return null;
            }

            // What hung up or failed says so when it is read.
            result = result < 0 ? result : (int)read(file, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (result >= 0)
            {
                return result;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error is not (Interrupted or WouldBlock))
            {
                throw new HostException($"it can no longer be read: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    private int Poll(int milliseconds)
    {
        bool isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            PollRequest request = new() { File = (int)file.DangerousGetHandle(), Events = PollIn };
            return poll(ref request, 1, milliseconds);
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int poll(ref PollRequest requests, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint read(SafeFileHandle file, ref byte buffer, nuint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
