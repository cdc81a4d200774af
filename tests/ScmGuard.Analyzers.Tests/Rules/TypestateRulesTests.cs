using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>All rules about the order of calls together, on code that other rules are about, and on methods that only have the names.</summary>
public sealed class TypestateRulesTests
{
    private static readonly DiagnosticAnalyzer[] _rules =
        [.. typeof(TypestateRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(TypestateRule))).Select(type => (DiagnosticAnalyzer)System.Activator.CreateInstance(type)!)];

    public static TheoryData<string> OtherSamples =>
    [
        .. SampleFile.Names().Where(name => name.Contains(".Good.") || name.Contains(".Fixed.") || !_rules.Any(rule => rule.SupportedDiagnostics.Any(descriptor => name.StartsWith(descriptor.Id)))),
    ];

    [Theory]
    [MemberData(nameof(OtherSamples))]
    public async Task Samples_of_other_rules_and_good_ones_are_silent(string name)
    {
        var test = new RuleTest([.. _rules]) { Source = SampleFile.Read(name).Text };
        test.AddReference(typeof(Annotations.FirmwareGuardAttribute));
        Assert.Empty(await test.GetDiagnosticsAsync());
    }

    [Fact]
    public Task Methods_of_other_types_with_such_names_are_none_of_these() => new RuleTest([.. _rules])
    {
        Source = """
            using System;
            using System.Runtime.InteropServices;
            class Vault
            {
                [DllImport("zk_app_utils")] static extern int zkLEDOn(nint ctx);
                int GenKeyPair() => 1;
                void zkRemoveKey(int slot) { }
                int zkGenECDSASigFromDigest(int slot) => slot;
                void remove_key(int slot) { }
                int Open() => 1;
                void M() { var s = GenKeyPair(); zkRemoveKey(s); zkGenECDSASigFromDigest(s); remove_key(s); Open(); zkLEDOn(0); }
            }
            """,
    }.VerifyAsync();

    [Fact]
    public void There_are_rules_to_check() => Assert.Equal(7, _rules.Length);
}
