using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3006BootFileUnsignedTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkAddOrUpdateSupervisedBootFile(\"config.txt\", 16)|];", "[|client.add_or_update_supervised_boot_file(\"config.txt\", 16)|];", "[|unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Generated(16))|];"),
        ("[|zkAddOrUpdateSupervisedBootFile(\"config.txt\", -1)|];", "[|client.add_or_update_supervised_boot_file(\"config.txt\", slot: -1)|];", "[|unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Ephemeral)|];"),
        ("[|zkAddOrUpdateSupervisedBootFile(\"/boot/config.txt\", 15)|];", "[|client.add_or_update_supervised_boot_file(\"/boot/config.txt\")|];", "[|unit.AddOrUpdateSupervisedBootFile(\"/boot/config.txt\", KeySlot.Permanent(15))|];"),
        ("[|zkRemoveSupervisedBootFile(\"/boot/\" + text)|];", "[|client.remove_supervised_boot_file(\"/boot/config.txt\")|];", "[|unit.RemoveSupervisedBootFile(\"/boot/config.txt\")|];"),
        ("[|File.WriteAllText(\"/boot/config.txt\", text)|]; zkLEDOn();", "[|File.WriteAllText(\"/boot/config.txt\", text)|];", "[|File.WriteAllText(\"/boot/config.txt\", text)|];"),
        (
            "zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15); [|File.WriteAllText(\"/boot/config.txt\", text)|];",
            "client.add_or_update_supervised_boot_file(\"config.txt\"); [|File.WriteAllText(\"/boot/config.txt\", text)|];",
            "unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Permanent(15)); [|File.WriteAllText(\"/boot/config.txt\", text)|];"),
        ("[|File.WriteAllText(\"/boot/config.txt\", text)|]; zkAddOrUpdateSupervisedBootFile(\"cmdline.txt\", 15);", null, null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", "client.add_or_update_supervised_boot_file(\"config.txt\");", "unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Permanent(15));"),
        ("zkAddOrUpdateSupervisedBootFile(text, number);", "client.add_or_update_supervised_boot_file(text, number);", "unit.AddOrUpdateSupervisedBootFile(text, KeySlot.FromNumber(number));"),
        ("zkAddOrUpdateSupervisedBootFile(\"overlays/\" + text, 0);", "client.remove_supervised_boot_file(\"overlays/\" + text);", "unit.RemoveSupervisedBootFile(\"overlays/\" + text);"),
        (
            "File.WriteAllText(\"/boot/config.txt\", text); zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);",
            "File.WriteAllText(\"/boot/config.txt\", text); client.add_or_update_supervised_boot_file(\"config.txt\");",
            "File.WriteAllText(\"/boot/config.txt\", text); unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Permanent(15));"),
        ("File.WriteAllText(\"/boot/config.txt\", text); zkAddOrUpdateSupervisedBootFile(text, 15);", null, null),
        ("File.WriteAllText(\"/boot/config.txt\", text); zkRemoveSupervisedBootFile(\"config.txt\");", null, null),
        ("File.WriteAllText(\"/boot/config.txt\", text); if (flag) zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", null, null),
        ("for (;;) { zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15); File.WriteAllText(\"/boot/config.txt\", text); }", null, null),
        ("File.WriteAllText(\"/boot/config.txt\", text); Sign(); void Sign() => Deeper(); void Deeper() => zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", null, null),
        ("zkLEDOn(); File.WriteAllText(\"/boot/notes.txt\", text); File.WriteAllText(\"config.txt\", text); File.WriteAllText(text, text); File.ReadAllText(\"/boot/config.txt\");", null, null),
        ("zkLEDOn(); File.WriteAllText(\"/boot/firmware/config.txt\", text); File.WriteAllText(\"/srv/boot/config.txt\", text);", null, null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_boot_file_that_would_fail_its_check_is_reported(Route route, string statements) => RoutedProgram.Test<SCM3006BootFileUnsigned>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_signed_boot_file_or_another_file_is_silent(Route route, string statements) => RoutedProgram.Test<SCM3006BootFileUnsigned>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("[|File.WriteAllLines(\"/boot/cmdline.txt\", [text])|];")]
    [InlineData("[|File.WriteAllBytes(\"/boot/kernel8.img\", bytes)|];")]
    [InlineData("[|File.AppendAllText(\"/boot/config.txt\", text)|];")]
    [InlineData("[|File.WriteAllTextAsync(\"/boot/config.txt\", text)|].Wait();")]
    [InlineData("[|File.Copy(text, \"/boot/overlays/vc4-kms-v3d.dtbo\")|];")]
    [InlineData("[|File.Move(text, \"/boot/initrd.img\", true)|];")]
    [InlineData("using var file = [|File.Create(\"/boot/config.txt\")|];")]
    [InlineData("using var file = [|File.OpenWrite(\"/boot/config.txt\")|];")]
    [InlineData("using var file = [|File.Open(\"/boot/config.txt\", FileMode.Create)|];")]
    [InlineData("using var file = [|File.Open(\"/boot/config.txt\", FileMode.Open, FileAccess.ReadWrite)|];")]
    [InlineData("using var file = [|new StreamWriter(\"/boot/config.txt\")|];")]
    [InlineData("using StreamWriter file = [|new(\"/boot/config.txt\", append: true)|];")]
    [InlineData("using var file = [|new FileStream(\"/boot/config.txt\", FileMode.Append)|];")]
    [InlineData("[|System.IO.File.WriteAllText(Path.Combine(\"/boot\", \"config.txt\"), text)|];")]
    [InlineData("const string folder = \"/boot/\"; var path = folder + \"config.txt\"; [|File.WriteAllText(path, text)|];")]
    [InlineData("[|File.WriteAllText(Path.Join(\"/boot\", \"/config.txt\"), text)|];")]
    [InlineData("[|File.WriteAllText(Path.Join(\"/boot/\", \"config.txt\"), text)|];")]
    [InlineData("[|File.WriteAllText(Path.Combine(\"/srv\", \"/boot\", \"\", \"config.txt\"), text)|];")]
    [InlineData("[|File.WriteAllText(Path.Combine(new[] { \"/boot\", \"config.txt\" }), text)|];")]
    [InlineData("[|File.WriteAllText(Path.Combine(path2: \"config.txt\", path1: \"/boot\"), text)|];")]
    [InlineData("File.WriteAllText(Path.Combine(new string[0]), text);")]
    [InlineData("File.WriteAllText(Path.Combine(text, \"config.txt\"), text);")]
    [InlineData("File.WriteAllText(Path.Combine(\"/boot\", \"/srv/config.txt\"), text);")]
    [InlineData("using var file = File.OpenRead(\"/boot/config.txt\");")]
    [InlineData("using var file = File.Open(\"/boot/config.txt\", FileMode.Open);")]
    [InlineData("using var file = File.Open(\"/boot/config.txt\", FileMode.Open, FileAccess.Read);")]
    [InlineData("using var file = new StreamReader(\"/boot/config.txt\");")]
    [InlineData("using var file = new FileStream(\"/boot/config.txt\", FileMode.Open, FileAccess.Read);")]
    [InlineData("File.Copy(\"/boot/config.txt\", text);")]
    [InlineData("Other.File.WriteAllText(\"/boot/config.txt\", text);")]
    public Task Every_way_to_write_a_file_is_known(string statements) =>
        RoutedProgram.Test<SCM3006BootFileUnsigned>(Route.DllImport, "zkLEDOn(); " + statements, "static class Other { public static class File { public static void WriteAllText(string path, string contents) { } } }").VerifyAsync();

    [Theory]
    [InlineData("HSM6", "File.WriteAllText(\"/boot/config.txt\", text);")]
    [InlineData("SCM-A1", "[|File.WriteAllText(\"/boot/config.txt\", text)|];")]
    [InlineData("SCM-Z9", "[|File.WriteAllText(\"/boot/config.txt\", text)|];")]
    public Task Only_an_SCM_has_supervised_boot(string target, string statements)
    {
        var test = RoutedProgram.Test<SCM3006BootFileUnsigned>(Route.DllImport, "zkLEDOn(); " + statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("Edit(text); zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", "static void Edit(string text) { File.WriteAllText(\"/boot/config.txt\", text); }")]
    [InlineData("zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", "public void Edit(string text) { File.WriteAllText(\"/boot/config.txt\", text); }")]
    [InlineData("void Sign() => zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15); File.WriteAllText(\"/boot/config.txt\", text); Sign();", "")]
    [InlineData("Edit(); zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15); void Edit() => File.WriteAllText(\"/boot/config.txt\", text);", "")]
    [InlineData("ISigner signer = null; File.WriteAllText(\"/boot/config.txt\", text); signer.Sign(ctx, \"config.txt\");", "interface ISigner { void Sign(nint ctx, string file); } class Signer : ISigner { public void Sign(nint ctx, string file) => zkAddOrUpdateSupervisedBootFile(file, 15); }")]
    [InlineData("[|File.WriteAllText(\"/boot/config.txt\", text)|];", "static void Sign(nint ctx) => zkAddOrUpdateSupervisedBootFile(\"cmdline.txt\", 15);")]
    public Task A_signature_that_may_run_later_counts(string statements, string members) =>
        RoutedProgram.Test<SCM3006BootFileUnsigned>(Route.DllImport, statements, members).VerifyAsync();

    [Theory]
    [InlineData("import zymkey; zymkey.client.add_or_update_supervised_boot_file('config.txt')", false)]
    [InlineData("import zymkey; zymkey.client.add_or_update_supervised_boot_file('cmdline.txt')", true)]
    public Task A_signature_in_a_python_text_counts_for_its_file(string text, bool isReported) => new RuleTest<SCM3006BootFileUnsigned>
    {
        Sources =
        {
            ["P.cs"] = $"class P {{ void Edit(string text) {{ {(isReported ? "[|" : "")}System.IO.File.WriteAllText(\"/boot/config.txt\", text){(isReported ? "|]" : "")}; Python.Runtime.PythonEngine.Exec(\"{text}\"); }} }}",
            ["Python.cs"] = Recognized.PythonNet,
        },
        Nullable = NullableContextOptions.Disable,
    }.VerifyAsync();

    [Fact]
    public Task A_program_that_cannot_reach_a_module_is_left_alone() => new RuleTest<SCM3006BootFileUnsigned>
    {
        Source = "class P { void M() => System.IO.File.WriteAllText(\"/boot/config.txt\", \"x\"); }",
    }.VerifyAsync();

    [Theory]
    [InlineData("SCM3006.Bad.cs")]
    [InlineData("SCM3006.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3006BootFileUnsigned()).VerifyAsync();
}
