using System.IO;
using System.Runtime.CompilerServices;

namespace ScmGuard.Testing.Tests;

public sealed class RepositoryRootTests
{
    private const string Here = "tests/ScmGuard.Testing.Tests/RepositoryRootTests.cs";

    [Fact]
    public void The_root_holds_the_solution() => Assert.True(File.Exists(Path.Combine(RepositoryRoot.Path, "ScmGuard.sln")));

    [Theory]
    [InlineData("/_/" + Here)]
    [InlineData("/elsewhere/scmguard/" + Here)]
    [InlineData(@"C:\elsewhere\tests\ScmGuard.Testing.Tests\RepositoryRootTests.cs")]
    public void A_mapped_path_leads_to_the_file(string recorded) =>
        Assert.Equal(Path.GetFullPath(Path.Combine(RepositoryRoot.Path, Here)), Path.GetFullPath(RepositoryRoot.Locate(recorded)));

    [Fact]
    public void The_path_that_the_compiler_recorded_leads_to_this_file() => Assert.True(File.Exists(RepositoryRoot.Locate(Recorded())));

    [Fact]
    public void A_path_that_leads_nowhere_is_an_error() =>
        Assert.Contains("/_/tests/Nothing.cs", Assert.Throws<FileNotFoundException>(() => RepositoryRoot.Locate("/_/tests/Nothing.cs")).Message);

    private static string Recorded([CallerFilePath] string path = "") => path;
}
