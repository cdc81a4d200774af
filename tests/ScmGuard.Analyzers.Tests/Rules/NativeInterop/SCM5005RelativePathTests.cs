using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

public sealed class SCM5005RelativePathTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkCreateRandDataFile(\"random.bin\", 32)|];", "[|client.create_random_file(\"random.bin\", 32)|];", "void Go(IZymkey z) { [|z.CreateRandomFile(\"random.bin\", 32)|]; }"),
        ("[|zkExportPubKey2File(\"./keys/public.pem\", 3, false)|];", "[|client.create_public_key_file(\"./keys/public.pem\", 3)|];", "void Go(IZymkey z, KeySlot s) { [|z.ExportPublicKeyToFile(\"./keys/public.pem\", s)|]; }"),
        ("[|zkSaveECDSAPubKey2File(\"public.pem\", 3)|];", "[|client.create_ecdsa_public_key_file(\"public.pem\")|];", null),
        ("[|zkLockDataF2F(\"/data/plain\", \"locked\", false)|];", "[|client.lock(\"/data/plain\", \"locked\")|];", "void Go(IZymkey z) { [|z.LockFileToFile(\"/data/plain\", \"locked\")|]; }"),
        ("[|zkUnlockDataF2F(\"locked\", \"plain\", false)|];", "[|client.unlock(\"locked\", \"plain\")|];", "void Go(IZymkey z) { [|z.UnlockFileToFile(\"locked\", \"plain\")|]; }"),
        ("[|zkLockDataB2F(bytes, 3, \"locked\", false)|];", "[|client.@lock(bytes, \"locked\")|];", "void Go(IZymkey z, byte[] b) { [|z.LockToFile(b, \"locked\")|]; }"),
        ("[|zkUnlockDataF2B(\"locked\", out var data, out var size, false)|];", "[|client.unlock(\"locked\")|];", "void Go(IZymkey z) { [|z.UnlockFile(\"locked\")|]; }"),
        ("[|zkCreateRandDataFile(\"~/random.bin\", 32)|];", null, null),
        ("[|zkCreateRandDataFile($\"random-{number}.bin\", 32)|];", "[|client.create_random_file($\"random-{number}.bin\", 32)|];", null),
        ("[|zkCreateRandDataFile(Path.Combine(\"keys\", text), 32)|];", null, null),
        ("const string Folder = \"keys/\"; var file = Folder + text; [|zkCreateRandDataFile(file, 32)|];", null, null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkCreateRandDataFile(\"/data/random.bin\", 32);", "client.create_random_file(\"/data/random.bin\", 32);", "void Go(IZymkey z) { z.CreateRandomFile(\"/data/random.bin\", 32); }"),
        ("zkCreateRandDataFile(text, 32);", "client.create_random_file(text, 32);", "void Go(IZymkey z, string path) { z.CreateRandomFile(path, 32); }"),
        ("zkCreateRandDataFile(Path.GetFullPath(\"random.bin\"), 32);", "client.create_random_file(Path.GetFullPath(\"random.bin\"), 32);", null),
        ("zkCreateRandDataFile($\"{text}/random.bin\", 32);", null, null),
        ("zkCreateRandDataFile(Path.Combine(AppContext.BaseDirectory, \"random.bin\"), 32);", null, null),
        ("zkCreateRandDataFile(Path.Combine(\"keys\", \"/data/random.bin\"), 32);", null, null),
        ("zkCreateRandDataFile(string.Empty, 32);", null, null),

        // Data, and the paths of the boot manifest, which are relative to /boot.
        (null, "client.@lock(System.Text.Encoding.UTF8.GetBytes(\"secret\"), \"/data/locked\");", null),
        ("zkAddOrUpdateSupervisedBootFile(\"config.txt\", 15);", "client.add_or_update_supervised_boot_file(\"config.txt\", 15);", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_relative_path_is_reported(Route route, string statements) => RoutedProgram.Test<SCM5005RelativePath>(route, statements.Replace("client.lock(", "client.@lock(")).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_path_that_is_absolute_or_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM5005RelativePath>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("[|zymkey.client.lock('plain', '/data/locked')|]")]
    [InlineData("[|zymkey.client.lock(b'plain', 'locked')|]")]
    [InlineData("zymkey.client.lock(b'plain', '/data/locked')")]
    [InlineData("zymkey.client.lock(b'plain')")]
    [InlineData("[|zymkey.client.create_public_key_file('public.pem')|]")]
    public Task In_Python_a_text_is_a_path_and_bytes_are_data(string call) => Python($"Python.Runtime.PythonEngine.Exec(\"{call}\")").VerifyAsync();

    /// <summary>Its author may have taken the text for what is locked.</summary>
    [Theory]
    [InlineData("Python.Runtime.PythonEngine.Exec(\"zymkey.client.lock('hunter2')\")")]
    [InlineData("((dynamic)Python.Runtime.Py.Import(\"zymkey\")).client.@lock(\"hunter2\")")]
    [InlineData("((dynamic)Python.Runtime.Py.Import(\"zymkey\")).client.unlock(\"hunter2\", \"/data/plain\")")]
    public async Task What_may_be_the_data_to_lock_is_not_in_the_message(string call)
    {
        var report = Assert.Single(await Python(call).GetDiagnosticsAsync());
        Assert.Contains(" is given a relative path, but the daemon ", report.GetMessage());
        Assert.DoesNotContain("hunter2", report.ToString());
    }

    [Theory]
    [InlineData("SCM5005.Bad.cs")]
    [InlineData("SCM5005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM5005RelativePath()).VerifyAsync();

    private static RuleTest<SCM5005RelativePath> Python(string call) => new()
    {
        Sources =
        {
            ["Test0.cs"] = $"class P {{ void M() => {call}; }}",
            ["PythonNet.cs"] = Recognized.PythonNet,
        },
        Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
    };
}
