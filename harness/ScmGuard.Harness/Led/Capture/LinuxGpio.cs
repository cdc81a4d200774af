using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>The kernel that this process runs on.</summary>
internal sealed partial class LinuxGpio : IGpioKernel
{
    private const int ReadOnly = 0;

    // What is not a chip, such as a pipe without a writer, must not hold the opening up.
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <inheritdoc/>
    public int Open(string path, out SafeFileHandle? chip)
    {
        int file = open(path, ReadOnly | NonBlocking | CloseOnExec);
        chip = file < 0 ? null : new SafeFileHandle(file, ownsHandle: true);
        return file < 0 ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <inheritdoc/>
    public int GetChip(SafeFileHandle chip, ref GpioChipInfo info) => ErrorOf(ioctl(chip, GpioAbi.GPIO_GET_CHIPINFO_IOCTL, ref info));

    /// <inheritdoc/>
    public int GetLineInfo(SafeFileHandle chip, ref GpioLineInfo info) => ErrorOf(ioctl(chip, GpioAbi.GPIO_V2_GET_LINEINFO_IOCTL, ref info));

    /// <inheritdoc/>
    public int RequestLine(SafeFileHandle chip, ref GpioLineRequest request) => ErrorOf(ioctl(chip, GpioAbi.GPIO_V2_GET_LINE_IOCTL, ref request));

    /// <inheritdoc/>
    public int GetValues(SafeFileHandle line, ref GpioLineValues values) => ErrorOf(ioctl(line, GpioAbi.GPIO_V2_LINE_GET_VALUES_IOCTL, ref values));

    private static int ErrorOf(int result) => result < 0 ? Marshal.GetLastPInvokeError() : 0;

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    // On Linux, unlike elsewhere, a function with a variable argument list takes its arguments as any other.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref GpioChipInfo info);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref GpioLineInfo info);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref GpioLineRequest info);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(SafeFileHandle file, nuint request, ref GpioLineValues info);
}
