using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4007SharedKeyForOwnDataTests
{
    public static TheoryData<Route, string> Opened => RoutedProgram.Rows(
        ("[|zkLockDataB2F(bytes, 9, \"/srv/a\", true)|]; zkUnlockDataF2B(\"/srv/a\", out _, out _, true);", "[|client.@lock(bytes, \"/srv/a\", \"cloud\")|]; client.unlock(\"/srv/a\", encryption_key: \"cloud\");", "[|unit.LockToFile(bytes, \"/srv/a\", shared: true)|]; unit.UnlockFile(\"/srv/a\", shared: true);"),
        ("[|zkLockDataF2F(text, \"/srv/a\", true)|]; zkUnlockDataF2F(\"/srv/a\", text, true);", "client.unlock(\"/srv/a\", text, \"cloud\"); [|client.@lock(text, encryption_key: \"cloud\", dst: \"/srv/a\")|];", "const string path = \"/srv/a\"; [|unit.LockFileToFile(text, path, true)|]; unit.UnlockFileToFile(path, text, true);"),
        ("const bool shared = true; const string path = \"/srv/a\"; [|zkLockDataB2F(bytes, 9, path, shared)|]; zkUnlockDataF2B(path, out _, out _, shared);", null, null));

    public static TheoryData<Route, string> NotOpened => RoutedProgram.Rows(
        ("zkLockDataB2F(bytes, 9, \"/srv/a\", false); zkUnlockDataF2B(\"/srv/a\", out _, out _, false);", "client.@lock(bytes, \"/srv/a\"); client.unlock(\"/srv/a\");", "unit.LockToFile(bytes, \"/srv/a\"); unit.UnlockFile(\"/srv/a\");"),
        ("zkLockDataB2F(bytes, 9, \"/srv/a\", true); zkUnlockDataF2B(\"/srv/b\", out _, out _, true);", "client.@lock(bytes, \"/srv/a\", \"cloud\"); client.unlock(\"/srv/b\", encryption_key: \"cloud\");", "unit.LockToFile(bytes, \"/srv/a\", shared: true);"),
        ("zkLockDataB2F(bytes, 9, \"/srv/a\", true); zkUnlockDataF2B(\"/srv/a\", out _, out _, false);", "client.@lock(bytes, \"/srv/a\", text); client.unlock(\"/srv/a\", encryption_key: text);", null),
        ("zkLockDataB2F(bytes, 9, text, true); zkUnlockDataF2B(text, out _, out _, true);", "client.@lock(bytes, encryption_key: \"cloud\"); client.unlock(bytes, encryption_key: \"cloud\");", null),
        ("zkLockDataB2F(bytes, 9, \"/srv/a\", flag); zkUnlockDataF2B(\"/srv/a\", out _, out _, flag);", null, null),
        ("zkLockDataB2B(bytes, 9, out var locked, out _, true); zkUnlockDataF2B(\"/srv/a\", out _, out _, true);", null, null));

    [Theory]
    [MemberData(nameof(Opened))]
    public Task A_file_that_is_opened_again_is_reported(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(NotOpened))]
    public Task A_file_for_others_or_under_the_own_key_is_silent(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Fact]
    public Task A_file_may_be_opened_in_another_file_of_the_program()
    {
        var test = Test(Route.DllImport, "[|zkLockDataB2F(bytes, 9, \"/srv/a\", true)|];");
        test.Sources["Reader.cs"] = """
            static class Reader
            {
                [System.Runtime.InteropServices.DllImport("libzk_app_utils.so")] static extern int zkUnlockDataF2F(nint ctx, string source, string destination, bool shared);
                static int Read(nint ctx) => zkUnlockDataF2F(ctx, "/srv/a", "/run/a", true);
            }
            """;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM4007.Bad.cs")]
    [InlineData("SCM4007.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4007SharedKeyForOwnData()).VerifyAsync();

    private static RuleTest<SCM4007SharedKeyForOwnData> Test(Route route, string statements) => RoutedProgram.Test<SCM4007SharedKeyForOwnData>(route, statements);
}
