using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>SCM6002: a bus that the board does not connect, an address that the module cannot have, or an address for a module that is not on I2C.</summary>
public sealed class SCM6002I2CMisused : ZymbitRule
{
    private const string Title = "I2C bus is not connected, or the module cannot have the address";
    private const string Description =
        "The Zymbit IO board does not connect the ID EEPROM's bus. A module on I2C answers in two ranges of addresses only, and resets itself when its address is set; an SCM is on USB and has none.";

    private static readonly DiagnosticDescriptor _bus = new(
        "SCM6002",
        Title,
        "I2C bus {0} is the ID EEPROM's, and the Zymbit IO board does not connect it (pins {1} of the header): use another bus, or add the two wires",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6002"),
        RuleTable.TagsOf("SCM6002"));

    private static readonly DiagnosticDescriptor _address = new(
        "SCM6002",
        Title,
        "{0} is given the address {1}, but a module answers only in {2}",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6002"),
        RuleTable.TagsOf("SCM6002"));

    private static readonly DiagnosticDescriptor _notOnBus = new(
        "SCM6002",
        Title,
        "{0} sets an I2C address, but {1}, which this project targets, is on USB and has none",
        RuleCategories.Board,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM6002"),
        RuleTable.TagsOf("SCM6002"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_bus, _address, _notOnBus);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(static operation => operation.Id is ZymbitOperation.SetI2CAddr, OnAddress);

    private protected override void StartOnHost(HostStart host)
    {
        host.OnFile("System.Device.Gpio", "System.Device.I2c.I2cConnectionSettings", static file => OnBus(file, file.Creations().Select(static creation => ((IOperation)creation, creation.Arguments))));
        host.OnFile("System.Device.Gpio", "System.Device.I2c.I2cBus", static file => OnBus(file, file.Calls("Create").Select(static call => ((IOperation)call, call.Arguments))));
    }

    private static void OnAddress(CallContext context)
    {
        var call = context.Call;
        var ranges = ApiLimits.I2CAddresses.Value;
        if (context.Whole(ArgumentRole.I2CAddress) is { } address && !ranges.Any(range => address >= range.First && address <= range.Last))
        {
            var allowed = string.Join(" and ", ranges.Select(static range => $"0x{range.First:x2}-0x{range.Last:x2}"));
            context.Report(Diagnostic.Create(_address, call.Location, call.Operation.NativeName, address < 0 ? $"{address}" : $"0x{address:x2}", allowed));
            return;
        }

        var names = context.Reaching(model => model.Has(call.Operation.Support) is false);
        if (names.Count > 0)
        {
            context.Report(Diagnostic.Create(_notOnBus, call.Location, call.Operation.NativeName, string.Join(" and ", names)));
        }
    }

    private static void OnBus(HostFileContext file, IEnumerable<(IOperation Use, ImmutableArray<IArgumentOperation> Arguments)> uses)
    {
        if (!file.Target.Presumed.Meets(TargetSet.Scm))
        {
            return;
        }

        foreach (var (use, arguments) in uses)
        {
            if (arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "busId") is { } bus
                && ConstantNumber.WholeOf(bus.Value, file.CancellationToken) == IdEepromBus.Number.Value)
            {
                file.Report(Diagnostic.Create(_bus, use.Syntax.GetLocation(), IdEepromBus.Number.Value, IdEepromBus.HeaderPins.Value));
            }
        }
    }
}
