using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScmGuard.Testing;

/// <summary>Stands for the package System.Device.Gpio, which not every feed has: the public types that samples and tests of rules use, with the package's shapes.</summary>
public static class DevicePackage
{
    /// <summary>The package's assembly. Version 4 has one numbering of pins; this has the choice that the versions before it have.</summary>
    public static MetadataReference Reference { get; } = Compile();

    private const string Source = """
        using System;

        namespace System.Device.Gpio
        {
            public enum PinNumberingScheme { Logical, Board }
            public enum PinMode { Input, Output, InputPullDown, InputPullUp }
            [Flags] public enum PinEventTypes { None = 0, Rising = 1, Falling = 2 }
            public readonly struct PinValue { public static PinValue High => default; public static PinValue Low => default; }
            public class PinValueChangedEventArgs : EventArgs { }
            public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
            public struct WaitForEventResult { public bool TimedOut; }
            public class GpioPin { public void Write(PinValue value) { } }
            public abstract class GpioDriver : IDisposable { public void Dispose() { } }

            public class GpioController : IDisposable
            {
                public GpioController() { }
                public GpioController(PinNumberingScheme numberingScheme) { }
                public GpioController(PinNumberingScheme numberingScheme, GpioDriver driver) { }
                public GpioController(GpioDriver driver) { }
                public GpioPin OpenPin(int pinNumber) => new();
                public GpioPin OpenPin(int pinNumber, PinMode mode) => new();
                public GpioPin OpenPin(int pinNumber, PinMode mode, PinValue initialValue) => new();
                public void ClosePin(int pinNumber) { }
                public bool IsPinOpen(int pinNumber) => true;
                public virtual void SetPinMode(int pinNumber, PinMode mode) { }
                public virtual PinValue Read(int pinNumber) => default;
                public virtual void Write(int pinNumber, PinValue value) { }
                public virtual void Toggle(int pinNumber) { }
                public virtual WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, TimeSpan timeout) => default;
                public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) { }
                public void Dispose() { }
            }
        }

        namespace System.Device.Gpio.Drivers
        {
            public class RaspberryPi3Driver : GpioDriver { }
            public class LibGpiodDriver : GpioDriver { public LibGpiodDriver(int gpioChip = 0) { } }
        }

        namespace System.Device.I2c
        {
            public sealed class I2cConnectionSettings
            {
                public I2cConnectionSettings(int busId, int deviceAddress) { }
                public int BusId => 0;
                public int DeviceAddress => 0;
            }

            public abstract class I2cDevice : IDisposable
            {
                public static I2cDevice Create(I2cConnectionSettings settings) => null!;
                public void Dispose() { }
            }

            public abstract class I2cBus : IDisposable
            {
                public static I2cBus Create(int busId) => null!;
                public abstract I2cDevice CreateDevice(int deviceAddress);
                public void Dispose() { }
            }
        }
        """;

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "System.Device.Gpio",
            [CSharpSyntaxTree.ParseText(Source)],
            ReferenceAssemblies.Net100.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new VerificationException($"What stands for System.Device.Gpio does not compile.\n{string.Join('\n', result.Diagnostics)}");
    }
}
