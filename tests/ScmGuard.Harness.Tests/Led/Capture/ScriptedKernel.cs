using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Led.Capture;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>A kernel with one chip, whose lines are the read ends of pipes.</summary>
internal sealed class ScriptedKernel : IGpioKernel
{
    public string Label { get; init; } = "pinctrl-bcm2711";

    public uint Lines { get; init; } = 58;

    public ulong Flags { get; init; } = 0x4;

    public string Consumer { get; init; } = "";

    /// <summary>The errors of the calls, by name.</summary>
    public Dictionary<string, int> Errors { get; } = [];

    public Pipe Pipe { get; } = new();

    public bool Level { get; set; }

    public string? Path { get; private set; }

    public GpioLineRequest? Request { get; private set; }

    public int Open(string path, out SafeFileHandle? chip)
    {
        Path = path;
        int error = Errors.GetValueOrDefault(nameof(Open));
        chip = error == 0 ? File.OpenHandle("/dev/null") : null;
        return error;
    }

    public unsafe int GetChip(SafeFileHandle chip, ref GpioChipInfo info)
    {
        fixed (byte* label = info.Label)
        {
            System.Text.Encoding.UTF8.GetBytes(Label, new System.Span<byte>(label, 32));
        }

        info.Lines = Lines;
        return Errors.GetValueOrDefault(nameof(GetChip));
    }

    public unsafe int GetLineInfo(SafeFileHandle chip, ref GpioLineInfo info)
    {
        fixed (byte* consumer = info.Consumer)
        {
            System.Text.Encoding.UTF8.GetBytes(Consumer, new System.Span<byte>(consumer, 32));
        }

        info.Flags = Flags;
        return Errors.GetValueOrDefault(nameof(GetLineInfo));
    }

    public int RequestLine(SafeFileHandle chip, ref GpioLineRequest request)
    {
        request.File = (int)Pipe.ReadEnd.DangerousGetHandle();
        Pipe.ReadEnd.SetHandleAsInvalid();
        Request = request;
        return Errors.GetValueOrDefault(nameof(RequestLine));
    }

    public int GetValues(SafeFileHandle line, ref GpioLineValues values)
    {
        values.Bits = Level ? values.Mask : 0;
        return Errors.GetValueOrDefault(nameof(GetValues));
    }
}
