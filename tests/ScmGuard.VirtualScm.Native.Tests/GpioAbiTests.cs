using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScmGuard.Harness.Led.Capture;

namespace ScmGuard.VirtualScm.Native.Tests;

public sealed class GpioAbiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard gpio ");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_kernels_interface_is_what_a_C_compiler_makes_of_its_header()
    {
        Dictionary<string, ulong> expected = typeof(GpioAbi)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => Convert.ToUInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture));
        Add<GpioChipInfo>(expected, "gpiochip_info", ("name", nameof(GpioChipInfo.Name)), ("label", nameof(GpioChipInfo.Label)), ("lines", nameof(GpioChipInfo.Lines)));
        Add<GpioLineInfo>(
            expected, "gpio_v2_line_info", ("name", nameof(GpioLineInfo.Name)), ("consumer", nameof(GpioLineInfo.Consumer)), ("offset", nameof(GpioLineInfo.Offset)),
            ("num_attrs", nameof(GpioLineInfo.AttributeCount)), ("flags", nameof(GpioLineInfo.Flags)));
        Add<GpioLineRequest>(
            expected, "gpio_v2_line_request", ("offsets", nameof(GpioLineRequest.Offsets)), ("consumer", nameof(GpioLineRequest.Consumer)), ("config.flags", nameof(GpioLineRequest.Flags)),
            ("config.num_attrs", nameof(GpioLineRequest.AttributeCount)), ("config.attrs", nameof(GpioLineRequest.Attribute)), ("num_lines", nameof(GpioLineRequest.LineCount)),
            ("event_buffer_size", nameof(GpioLineRequest.EventBufferSize)), ("fd", nameof(GpioLineRequest.File)));
        Add<GpioLineAttribute>(
            expected, "gpio_v2_line_config_attribute", ("attr.id", nameof(GpioLineAttribute.Id)), ("attr.debounce_period_us", nameof(GpioLineAttribute.DebounceMicroseconds)),
            ("mask", nameof(GpioLineAttribute.Mask)));
        Add<GpioLineValues>(expected, "gpio_v2_line_values", ("bits", nameof(GpioLineValues.Bits)), ("mask", nameof(GpioLineValues.Mask)));
        Add<GpioLineEvent>(
            expected, "gpio_v2_line_event", ("timestamp_ns", nameof(GpioLineEvent.TimestampNanoseconds)), ("id", nameof(GpioLineEvent.Id)), ("offset", nameof(GpioLineEvent.Offset)),
            ("seqno", nameof(GpioLineEvent.Sequence)), ("line_seqno", nameof(GpioLineEvent.LineSequence)));

        string program = Path.Join(_folder.FullName, "gpio_abi");
        HostProgram.Run("cc", ["-std=c11", "-Wall", "-Wextra", "-Werror", TestPrograms.PathOf("gpio_abi.c"), "-o", program]).Succeeded();
        Dictionary<string, ulong> said = HostProgram.Run(program, []).Succeeded().Lines
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => ulong.Parse(words[1], CultureInfo.InvariantCulture));
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), said.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static void Add<T>(Dictionary<string, ulong> numbers, string name, params IEnumerable<(string Name, string Field)> fields)
    {
        numbers.Add(name, (ulong)Unsafe.SizeOf<T>());
        foreach ((string field, string own) in fields)
        {
            numbers.Add($"{name}.{field}", (ulong)Marshal.OffsetOf<T>(own));
        }
    }
}
