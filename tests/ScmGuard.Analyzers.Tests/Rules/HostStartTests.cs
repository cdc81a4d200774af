using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>What a rule about another library registers, and where: the speed promise for programs that have nothing to do with a module.</summary>
public sealed class HostStartTests
{
    private const string Lamp = "class Lamp { void On(System.Device.Gpio.GpioController pins) => pins.OpenPin(17); }";
    private const string Native = "class Native { [System.Runtime.InteropServices.DllImport(\"zk_app_utils\")] static extern int zkLEDOn(nint context); }";

    [Theory]
    [InlineData("class P { }", "", false, 0)]
    [InlineData("class P { }", "SCM", false, 0)]
    [InlineData(Native, "SCM", false, 0)]
    [InlineData(Lamp, "", true, 0)]
    [InlineData(Lamp, "SCM", true, 1)]
    [InlineData(Lamp + Native, "", true, 1)]
    public async Task Nothing_is_registered_without_the_library_or_without_a_module(string source, string target, bool refersToLibrary, int actions)
    {
        var rule = new SCM6001ReservedPinUsed();
        var compilation = Recognized.Compile("Subject", refersToLibrary ? [DevicePackage.Reference] : [], source)
            .WithAnalyzers([rule], new AnalyzerOptions([], new Target(target)));
        await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var registered = await compilation.GetAnalyzerTelemetryInfoAsync(rule, TestContext.Current.CancellationToken);
        Assert.Equal((actions, 0, 0), (registered.SemanticModelActionsCount, registered.SyntaxNodeActionsCount, registered.OperationActionsCount));
    }

    private sealed class Target(string target) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new() { ["build_property.ScmGuardTarget"] = target });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options([]);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
