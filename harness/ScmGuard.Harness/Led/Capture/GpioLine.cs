using System;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// A line of a GPIO chip, read through the kernel's character device (GPIO v2 uAPI, Linux 5.10 and later): the kernel stamps each edge with
/// CLOCK_MONOTONIC and counts it. The line is an input as long as this lives; nothing here can drive one.
/// </summary>
public sealed class GpioLine : ILineEventSource
{
    /// <summary>How many edges the kernel keeps until they are read. Its default is 16; what is too many pushes out the oldest, and the count tells.</summary>
    public const int EventBufferSize = 1024;

    private const string Consumer = "scm-harness led";
    private const string DeviceFolder = "/dev";

    private readonly IGpioKernel _kernel;
    private readonly SafeFileHandle _line;
    private readonly LineEventReader _reader;

    private GpioLine(IGpioKernel kernel, SafeFileHandle line, string description)
    {
        _kernel = kernel;
        _line = line;
        _reader = new LineEventReader(line);
        Description = description;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public bool HasKernelEvidence => true;

    /// <inheritdoc/>
    public long Now => MonotonicClock.Now;

    /// <summary>Opens a line. It becomes an input, and stays as it is otherwise: no pull-up and no pull-down is switched on.</summary>
    /// <param name="chip">The chip, such as <c>/dev/gpiochip0</c> or <c>gpiochip0</c>.</param>
    /// <param name="line">The line's offset in the chip. On the chip of the 40-pin header it is the GPIO number (BCM).</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is below 0, or the debounce is out of its range.</exception>
    /// <exception cref="HostException">
    /// There is no such chip or line, the line is in use, is reserved (<see cref="ReservedLines"/>) or is an output, this user may not open it, or the
    /// kernel is too old. The message says which, and what to do.
    /// </exception>
    public static GpioLine Open(string chip, int line, GpioLineOptions? options = null) => Open(new LinuxGpio(), chip, line, options);

    /// <summary>Opens the line of a station.</summary>
    /// <param name="wiring">Which, and how it is read.</param>
    /// <exception cref="HostException">As of the other form.</exception>
    public static GpioLine Open(LedWiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        return Open(wiring.Chip, wiring.Line, new GpioLineOptions { IsActiveLow = wiring.IsActiveLow, Debounce = wiring.Debounce });
    }

    internal static GpioLine Open(IGpioKernel kernel, string chip, int line, GpioLineOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(chip);
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        options ??= new GpioLineOptions();
        if (options.Debounce is { } debounce && (debounce < TimeSpan.FromMicroseconds(1) || debounce > GpioLineOptions.LongestDebounce))
        {
            throw new ArgumentOutOfRangeException(nameof(options), debounce, $"A debounce is from 1 µs to {GpioLineOptions.LongestDebounce.TotalMilliseconds} ms: more would swallow flashes.");
        }

        string path = chip.Contains('/', StringComparison.Ordinal) ? chip : $"{DeviceFolder}/{chip}";
        string description = $"{path} line {line}";
        int error = kernel.Open(path, out SafeFileHandle? opened);
        using SafeFileHandle? file = opened;
        if (error != 0)
        {
            throw new HostException(CannotOpen(path, error));
        }

        GpioChipInfo info = default;
        error = kernel.GetChip(file!, ref info);
        if (error != 0)
        {
            throw new HostException($"{path} is no GPIO chip: {Errno.Text(error)}. Expected a character device such as /dev/gpiochip0. {ChipsHere()}");
        }

        if (line >= info.Lines)
        {
            throw new HostException($"{path} ({LabelOf(info)}) has no line {line}. Its lines are 0 to {(long)info.Lines - 1}");
        }

        if (ReservedLines.WhyRefused(LabelOf(info), line) is { } reason)
        {
            throw new HostException($"{description} ({LabelOf(info)}) is refused: {reason}");
        }

        RefuseUsed(kernel, file!, line, description);
        return new GpioLine(kernel, Request(kernel, file!, line, options, description), description);
    }

    /// <inheritdoc/>
    public bool ReadLevel()
    {
        GpioLineValues values = new() { Mask = 1 };
        int error = _kernel.GetValues(_line, ref values);
        return error == 0
            ? (values.Bits & 1) != 0
            : throw new HostException($"{Description}: its level cannot be read: {Errno.Text(error)}");
    }

    /// <inheritdoc/>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        try
        {
            return _reader.Read(events, patience);
        }
        catch (HostException exception)
        {
            throw new HostException($"{Description}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private static void RefuseUsed(IGpioKernel kernel, SafeFileHandle chip, int line, string description)
    {
        GpioLineInfo info = new() { Offset = (uint)line };
        int error = kernel.GetLineInfo(chip, ref info);
        if (error is Errno.InvalidArgument or Errno.NotSuchControl)
        {
            throw new HostException($"{description}: this kernel does not have the GPIO v2 interface, which needs Linux 5.10 or later");
        }

        if (error != 0)
        {
            throw new HostException($"{description} cannot be looked at: {Errno.Text(error)}");
        }

        if ((info.Flags & GpioAbi.GPIO_V2_LINE_FLAG_USED) != 0)
        {
            throw new HostException(InUse(description, ConsumerOf(info)));
        }

        // To make it an input would change what it does now.
        if ((info.Flags & GpioAbi.GPIO_V2_LINE_FLAG_OUTPUT) != 0)
        {
            throw new HostException($"{description} is an output now, and is left alone. Watch a line that is an input, or make this one an input first if nothing depends on it");
        }
    }

    private static unsafe SafeFileHandle Request(IGpioKernel kernel, SafeFileHandle chip, int line, GpioLineOptions options, string description)
    {
        GpioLineRequest request = default;
        request.Offsets[0] = (uint)line;
        request.LineCount = 1;
        request.EventBufferSize = EventBufferSize;
        request.Flags = GpioAbi.GPIO_V2_LINE_FLAG_INPUT | GpioAbi.GPIO_V2_LINE_FLAG_EDGE_RISING | GpioAbi.GPIO_V2_LINE_FLAG_EDGE_FALLING
            | (options.IsActiveLow ? GpioAbi.GPIO_V2_LINE_FLAG_ACTIVE_LOW : 0);
        System.Text.Encoding.ASCII.GetBytes(Consumer, new Span<byte>(request.Consumer, GpioAbi.GPIO_MAX_NAME_SIZE - 1));
        if (options.Debounce is { } debounce)
        {
            request.AttributeCount = 1;
            request.Attribute = new GpioLineAttribute
            {
                Id = GpioAbi.GPIO_V2_LINE_ATTR_ID_DEBOUNCE,
                DebounceMicroseconds = (uint)debounce.TotalMicroseconds,
                Mask = 1,
            };
        }

        int error = kernel.RequestLine(chip, ref request);
        return error switch
        {
            0 => new SafeFileHandle(request.File, ownsHandle: true),
            Errno.Busy => throw new HostException(InUse(description, "")),
            Errno.NoAddress => throw new HostException($"{description} cannot report edges: the chip has no interrupt for it. Take another line"),
            _ => throw new HostException($"{description} cannot be taken as an input with edges: {Errno.Text(error)}"),
        };
    }

    private static string InUse(string description, string consumer) =>
        $"{description} is in use by {(consumer.Length > 0 ? $"\"{consumer}\"" : "somebody who gives no name")}. Only one can have it: end that use, or take another line";

    private static string CannotOpen(string path, int error) => error switch
    {
        Errno.NotFound or Errno.NoDevice or Errno.NoAddress => $"there is no GPIO chip {path}. {ChipsHere()}",
        Errno.NoPermission or Errno.NotPermitted => $"{path} may not be opened by this user. Run as root, or as a member of the group that owns it (gpio on Raspberry Pi OS)",
        _ => $"{path} cannot be opened: {Errno.Text(error)}",
    };

    private static string ChipsHere()
    {
        string[] chips = Directory.Exists(DeviceFolder) ? [.. Directory.EnumerateFileSystemEntries(DeviceFolder, "gpiochip*").Order(StringComparer.Ordinal)] : [];
        return chips.Length > 0
            ? $"There are {string.Join(", ", chips)}"
            : $"This computer shows none ({DeviceFolder}/gpiochip*)";
    }

    private static unsafe string LabelOf(GpioChipInfo info) => Text(new ReadOnlySpan<byte>(info.Label, GpioAbi.GPIO_MAX_NAME_SIZE));

    private static unsafe string ConsumerOf(GpioLineInfo info) => Text(new ReadOnlySpan<byte>(info.Consumer, GpioAbi.GPIO_MAX_NAME_SIZE));

    // What a driver or a program called itself goes to a terminal.
    private static string Text(ReadOnlySpan<byte> name)
    {
        int length = name.IndexOf((byte)0);
        return new string([.. System.Text.Encoding.UTF8.GetString(length < 0 ? name : name[..length]).Select(letter => char.IsControl(letter) ? '?' : letter)]);
    }
}
