using Microsoft.Win32.SafeHandles;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>What is asked of the kernel about GPIO. Each call returns 0, or the error's number.</summary>
internal interface IGpioKernel
{
    /// <summary>Opens a chip for reading.</summary>
    int Open(string path, out SafeFileHandle? chip);

    /// <summary><see cref="GpioAbi.GPIO_GET_CHIPINFO_IOCTL"/>.</summary>
    int GetChip(SafeFileHandle chip, ref GpioChipInfo info);

    /// <summary><see cref="GpioAbi.GPIO_V2_GET_LINEINFO_IOCTL"/>.</summary>
    int GetLineInfo(SafeFileHandle chip, ref GpioLineInfo info);

    /// <summary><see cref="GpioAbi.GPIO_V2_GET_LINE_IOCTL"/>.</summary>
    int RequestLine(SafeFileHandle chip, ref GpioLineRequest request);

    /// <summary><see cref="GpioAbi.GPIO_V2_LINE_GET_VALUES_IOCTL"/>.</summary>
    int GetValues(SafeFileHandle line, ref GpioLineValues values);
}
