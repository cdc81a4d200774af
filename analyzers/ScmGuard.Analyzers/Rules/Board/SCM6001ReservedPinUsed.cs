using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>SCM6001: a program takes a GPIO of its host that the module watches or is woken by.</summary>
public sealed class SCM6001ReservedPinUsed : ZymbitRule
{
    private const string Open = "OpenPin";

    /// <summary>What takes, sets, drives or listens to a pin.</summary>
    private static readonly ImmutableArray<string> _methods = ImmutableArray.Create(
        Open, "SetPinMode", "Write", "Toggle", "Read", "WaitForEvent", "WaitForEventAsync", "RegisterCallbackForPinValueChangedEvent");

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM6001",
        "GPIO pin is reserved for the module",
        "GPIO {0} {1}: leave it alone and use another pin",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A pin that is opened is taken from who had it, even as an input. The module then sees levels that it takes for the board's, or does not wake.",
        RulePage.Of("SCM6001"),
        RuleTable.TagsOf("SCM6001"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    private protected override void StartOnHost(HostStart host)
    {
        var controllers = new GpioControllers();
        host.OnFile("System.Device.Gpio", "System.Device.Gpio.GpioController", file => Analyze(file, controllers));
    }

    private static void Analyze(HostFileContext file, GpioControllers controllers)
    {
        var uses = _methods
            .SelectMany(file.Calls)
            .SelectMany(call => Pins(call, file).Select(pin => (Call: call, Pin: pin)))
            .Select(use => (use.Call, use.Pin, Why: WhyReserved(use.Pin, file.Target.Presumed)))
            .Where(use => use.Why is not null && controllers.IsHosts(use.Call.Instance, file.Type, file.SemanticModel.Compilation, file.CancellationToken))
            .ToList();

        // A pin has to be opened before anything else: where that is seen, the rest says nothing new.
        var opened = uses.Where(static use => use.Call.TargetMethod.Name == Open).Select(static use => use.Pin).ToImmutableHashSet();
        foreach (var (call, pin, why) in uses)
        {
            if (call.TargetMethod.Name == Open || !opened.Contains(pin))
            {
                file.Report(Diagnostic.Create(_descriptor, call.Syntax.GetLocation(), pin, why));
            }
        }
    }

    private static ImmutableArray<long> Pins(IInvocationOperation call, HostFileContext file) =>
        call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "pinNumber") is { } argument
            ? ElementNumbers.Of(argument.Value, file.CancellationToken)
            : ImmutableArray<long>.Empty;

    /// <summary>What a pin is for on one of the units, or null if it is free on all of them.</summary>
    private static string? WhyReserved(long gpio, TargetSet units)
    {
        if (ReservedPins.Find(gpio) is { } reserved && units.Meets(TargetSet.Scm))
        {
            var word = reserved.Reservation is PinReservation.Monitored ? "monitored" : "reserved";
            return $"is {word} by the SCM ('{reserved.Source}')";
        }

        var woken = gpio == WakePins.Gpio
            ? Models.All.Where(model => model.Attachment is Attachment.I2C && units.Meets(TargetSet.Where(unit => unit.Model == model.Model))).Select(static model => model.Name)
            : [];
        return string.Join(" and ", woken) is { Length: > 0 } names ? $"wakes the module on {names} ('{WakePins.Gpio.Source}')" : null;
    }
}
