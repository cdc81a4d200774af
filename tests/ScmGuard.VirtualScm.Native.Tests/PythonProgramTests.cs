using System.IO;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native.Tests;

public sealed class PythonProgramTests(PublishedLibrary library)
{
    [Fact]
    public void A_Python_program_gets_the_right_answer_from_every_function_and_sees_nothing_printed()
    {
        using UnitDirectory unit = new("scm-a1");
        RunResult result = TestPrograms.Python(library, unit, "every_export.py", unit.Files).Succeeded();
        Assert.Empty(result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_null_pointer_and_a_context_that_is_not_open_are_answered_with_an_error_by_every_function()
    {
        using UnitDirectory unit = new("scm-a1");
        string functions = Path.Combine(unit.Files, "functions");
        File.WriteAllLines(functions, Operations.All.Select(operation =>
            operation.NativeName + " " + string.Join(' ', operation.Parameters.Select(parameter => parameter.Type + (MayBeNull(operation, parameter) ? "?" : "")))));
        RunResult result = TestPrograms.Python(library, unit, "null_arguments.py", functions).Succeeded();
        Assert.True(int.Parse(result.Output) > 2 * 75, result.Output);
    }

    [Theory]
    [InlineData(null, null, null, "-22 None")]
    [InlineData("unit", "scm-c1", null, "-22 None")]
    [InlineData("unit", "scm-b1", "09.09.09", "-22 None")]
    [InlineData("unit", null, "09.09.09", "-22 None")]
    [InlineData("file/unit", "scm-b1", null, "-5 None")]
    [InlineData("unit", null, null, "0 1")]
    [InlineData("unit", "hsm6", null, "0 1")]
    [InlineData("unit", "scm-a1", "01.00.00", "0 1")]
    public void The_environment_says_which_unit_is_opened(string? directory, string? profile, string? firmware, string expected)
    {
        using UnitDirectory unit = new(profile, firmware);
        File.WriteAllText(Path.Combine(unit.Files, "file"), "no directory");
        string state = directory is null ? "" : Path.Combine(unit.Files, directory);
        RunResult result = HostProgram.Run(
            "python3",
            [TestPrograms.PathOf("open.py"), library.Path],
            unit.Environment.Where(variable => variable.Key != UnitDirectory.StateVariable).Append(new(UnitDirectory.StateVariable, state)).ToDictionary()).Succeeded();
        Assert.Equal([expected], result.Lines);
        Assert.Equal(expected.StartsWith('0'), Directory.Exists(unit.State));
    }

    [Fact]
    public void A_unit_whose_state_is_damaged_is_not_opened_and_left_as_it_is()
    {
        using UnitDirectory unit = new("scm-b1");
        TestPrograms.Python(library, unit, "open.py").Succeeded();
        string state = Directory.GetFiles(unit.State).Single(file => new FileInfo(file).Length > 0);
        byte[] damaged = [.. File.ReadAllBytes(state).SkipLast(9)];
        File.WriteAllBytes(state, damaged);
        Assert.Equal(["-5 None"], TestPrograms.Python(library, unit, "open.py").Succeeded().Lines);
        Assert.Equal(damaged, File.ReadAllBytes(state));
    }

    private static bool MayBeNull(Operation operation, NativeParameter parameter) => parameter.Role switch
    {
        ArgumentRole.WalletVariant or ArgumentRole.Passphrase => true,
        ArgumentRole.Mnemonic => operation.Id == ZymbitOperation.GenWalletMasterSeedWithBIP39,
        ArgumentRole.WalletName => operation.Id == ZymbitOperation.GetWalletKeySlotFromNodeAddr,
        _ => false,
    };
}
