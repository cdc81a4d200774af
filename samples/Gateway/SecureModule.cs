using System;
using System.Runtime.InteropServices;

namespace Gateway;

/// <summary>The module on the board: opened once, closed once.</summary>
internal sealed unsafe class SecureModule : IDisposable
{
    private nint _context;

    private SecureModule(nint context) => _context = context;

    public nint Context => _context;

    public static SecureModule Open()
    {
        Check(NativeMethods.zkOpen(out var context), nameof(NativeMethods.zkOpen));
        return new SecureModule(context);
    }

    /// <summary>A negative result is an error; a positive one is often a slot.</summary>
    public static int Check(int result, string function) =>
        result >= 0 ? result : throw new InvalidOperationException($"{function} failed with {result}.");

    /// <summary>Copies what the library allocated, and frees it.</summary>
    public static byte[] Take(byte* data, int size)
    {
        try
        {
            return new ReadOnlySpan<byte>(data, size).ToArray();
        }
        finally
        {
            NativeMemory.Free(data);
        }
    }

    public void Dispose()
    {
        if (_context != 0)
        {
            _ = NativeMethods.zkClose(_context);
            _context = 0;
        }
    }
}
