namespace ScmGuard.Cli.Tests.Scanning;

/// <summary>What the program says to a command line that means nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("nowhere", "there is no such file or folder")]
    [InlineData("empty", "no solution and no C# project")]
    [InlineData("two", "2 projects: a.csproj, b.csproj. Name the one to scan")]
    [InlineData("solutions", "2 solutions: a.sln, b.slnx. Name the one to scan")]
    [InlineData("parent", "Name one of those below it: child/c.csproj.")]
    [InlineData("two/notes.txt", "neither a solution")]
    [InlineData("solutions/b.slnx", "this solution has no C# project in it")]
    [InlineData("broken/broken.slnx", "this solution cannot be read")]
    public void A_path_that_means_nothing_or_more_than_one_thing_is_told_apart(string path, string says)
    {
        using SourceTree tree = new();
        Directory.CreateDirectory(tree["empty"]);
        tree.Write("two/a.csproj", "").Write("two/b.csproj", "").Write("two/notes.txt", "").Write("parent/child/c.csproj", "");
        tree.Write("solutions/a.sln", "").Write("solutions/b.slnx", "<Solution />").Write("broken/broken.slnx", "<Solution>");
        var (exitCode, output, error) = Tool.Run("scan", tree[path]);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("scmguard: ", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan", ".", "--fail-on", "everything")]
    [InlineData("scan", ".", "--rule", "SCM0000")]
    [InlineData("scan", ".", "--exclude")]
    [InlineData("scan", ".", "..")]
    [InlineData("scan", "")]
    [InlineData("init", "")]
    [InlineData("explain")]
    [InlineData("explain", "SCM0000")]
    [InlineData("rules", "SCM1001")]
    [InlineData("inspect")]
    [InlineData("--what")]
    public void A_command_line_that_is_not_understood_ends_with_2_and_says_why(params string[] arguments)
    {
        var (exitCode, _, error) = Tool.Run(arguments);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.StartsWith("scmguard: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", error, StringComparison.Ordinal);
    }
}
