using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Code as it is typed, or broken by accident, never makes the flow throw.</summary>
public sealed class RobustnessTests
{
    private const string Members = """
        static readonly string[] Affected = ["01.00.00", Bad];
        readonly bool _bad = ReadFirmware() == Bad;
        [FirmwareGuard("#159", Except = true)] static void Ensure(string fw) { if (Affected.Contains(fw)) throw new Exception(); }
        [RequiresFirmware("SCM-A1")] int Required() => SAFE;
        bool IsBad(string s) => s switch { Bad when Coin() => true, "01.00.00" or null => false, _ => _bad };

        async Task<int> All(string fw, dynamic client, int n)
        {
            bool a = fw == Bad, b = fw?.Equals(Bad) ?? IsBad(fw);
            a |= b & n > 2;
            (a, b) = (b, !a);
            Func<int> later = () => a ? SAFE : Local(3);
            for (int i = 0; i < n && !a; i++) { if (fw is not ("x" or Bad)) continue; else goto end; }
            try { await Task.Yield(); Ensure(fw); lock (this) { SAFE.ToString(); } }
            catch (IOException e) when (e.Message == Bad) { SAFE.ToString(); }
            finally { using var s = new MemoryStream(); Debug.Assert(fw != Bad, $"no {fw}"); }
            switch (string.CompareOrdinal(fw, Bad)) { case < 0: return SAFE; case 0: goto default; default: break; }
            if (client.get_firmware_version() == Bad && this is { _bad: true }) return Required();
            end: return await Task.Run(() => later() + (n > 0 ? SAFE : throw new Exception()));
            int Local(int d) => d > 0 ? Local(d - 1) : SAFE;
        }
        """;

    [Fact]
    public async Task Malformed_code_never_makes_the_rules_throw()
    {
        var test = new RobustnessTest(new SCM1001KeyPairLostAtReboot(), new SCM9003GuardWithoutFirmware())
        {
            Source = GuardedProgram.Unmark(GuardedProgram.WithMembers(Members)),
            MutantsPerFile = 150,
            HalfTypedStride = 4,
        };
        test.References.Add(GuardedProgram.Annotations);
        Assert.InRange(await test.VerifyAsync(), 200, 1_000);
    }
}
