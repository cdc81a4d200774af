using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>The errors of Linux that a line meets (errno(3)), as they are numbered on ARM and x86.</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NotFound = 2;
    public const int NoAddress = 6;
    public const int NoPermission = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int InvalidArgument = 22;
    public const int NotSuchControl = 25;

    /// <summary>What the system says of an error.</summary>
    public static string Text(int error) => $"{Marshal.GetPInvokeErrorMessage(error)} (error {error})";
}
