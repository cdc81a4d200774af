using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace ScmGuard.VirtualScm.Native.Tests;

public sealed class ProcessTests(PublishedLibrary library)
{
    private const int KeysEach = 12;

    [Fact]
    public async Task Processes_that_make_keys_on_one_unit_at_once_lose_none()
    {
        using UnitDirectory unit = new("scm-a1");
        // Nobody made the unit before: the four also race to be the one that does.
        RunResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            HostProgram.RunAsync("python3", [TestPrograms.PathOf("make_keys.py"), library.Path, $"{KeysEach}"], unit.Environment)));
        int[] slots = [.. results.SelectMany(result => result.Succeeded().Output.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse).Order()];
        Assert.Equal(Enumerable.Range(16, 4 * KeysEach), slots);
        using VirtualUnit opened = VirtualUnit.Open(unit.State);
        Assert.Equal(Enumerable.Range(0, 16 + (4 * KeysEach)), opened.Status.Slots);
    }

    [Theory]
    [InlineData("scm-b1", "01.02.02release", false)]
    [InlineData("scm-b1", "01.00.00", true)]
    [InlineData("scm-a1", "01.02.02release", true)]
    [InlineData("hsm6", null, true)]
    public void After_a_reboot_between_two_processes_the_wallet_key_signs_and_the_key_pair_unless_advisory_159_took_it(string profile, string? firmware, bool pairIsLeft)
    {
        using UnitDirectory unit = new(profile, firmware);
        string[] slots = TestPrograms.Python(library, unit, "provision.py").Succeeded().Output.Trim().Split(' ');
        Assert.Equal(["0 1", "0 1"], TestPrograms.Python(library, unit, "sign.py", slots).Succeeded().Lines);
        Reboot(unit).Succeeded();
        Assert.Equal([pairIsLeft ? "0 1" : "-2 None", "0 1"], TestPrograms.Python(library, unit, "sign.py", slots).Succeeded().Lines);
    }

    [Fact]
    public async Task A_process_that_waits_is_woken_by_what_happens_in_another()
    {
        using UnitDirectory unit = new("scm-a1");
        using VirtualUnit opened = VirtualUnit.Open(unit.State, UnitProfile.ScmA1);
        Task<RunResult> waiting = HostProgram.RunAsync("python3", [TestPrograms.PathOf("wait.py"), library.Path], unit.Environment);
        // A tap that no wait has returned yet ends the next one, so it does not matter who comes first.
        opened.Inject(Fault.Parse("tap"));
        Assert.Equal(["0"], (await waiting).Succeeded().Lines);
    }

    [Fact]
    public void What_the_library_makes_the_command_line_sees()
    {
        using UnitDirectory unit = new("scm-b1");
        TestPrograms.Python(library, unit, "provision.py").Succeeded();
        string status = HostProgram.Run("dotnet", [Harness, "virtual", "status", unit.State, "--json"]).Succeeded().Output;
        using System.Text.Json.JsonDocument parsed = System.Text.Json.JsonDocument.Parse(status);
        Assert.Equal("device", parsed.RootElement.GetProperty("wallets")[0].GetString());
        Assert.Equal(19, parsed.RootElement.GetProperty("slots").GetArrayLength());
    }

    private static string Harness => Path.Combine(System.AppContext.BaseDirectory, "scm-harness.dll");

    private static RunResult Reboot(UnitDirectory unit) => HostProgram.Run("dotnet", (IEnumerable<string>)[Harness, "virtual", "reboot", unit.State]);
}
