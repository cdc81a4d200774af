using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Tests.Scanning;

public sealed class ScanTargetTests
{
    private const string Solution =
        """

        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{F883AD26-E2D9-0064-49F2-B333EF800629}"
        EndProject
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "A", "src\A\A.csproj", "{6549C00A-1D11-485C-9B82-2CB0781D4A9A}"
        EndProject
        Project("{F2A71F9B-5D33-465A-A702-920D77279786}") = "F", "src\F\F.fsproj", "{3D4E9D39-BB39-4A06-B97B-5E3D68D3CD59}"
        EndProject
        """;

    private const string SolutionInXml =
        """
        <Solution>
          <Folder Name="/src/"><Project Path="src/A/A.csproj" /></Folder>
          <Project Path="src/F/F.fsproj" />
        </Solution>
        """;

    private const string Filter = """{ "solution": { "path": "..\\All.sln", "projects": [ "src\\A\\A.csproj", "src\\F\\F.fsproj" ] } }""";

    [Theory]
    [InlineData("All.sln", Solution)]
    [InlineData("All.slnx", SolutionInXml)]
    [InlineData("filters/All.slnf", Filter)]
    public void A_solution_lists_its_projects_whatever_its_form(string name, string text)
    {
        using SourceTree tree = new();
        tree.Write(name, text);
        Assert.Equal([tree["src/A/A.csproj"], tree["src/F/F.fsproj"]], ScanTarget.Of(tree[name]).Listed);
    }

    [Fact]
    public void Paths_are_told_from_the_repository_and_without_one_from_what_holds_all_projects()
    {
        using SourceTree tree = new();
        tree.Write("build/All.slnx", "<Solution><Project Path=\"../src/A/A.csproj\" /></Solution>");
        ScanTarget target = ScanTarget.Of(tree["build/All.slnx"]);
        Assert.Equal("src/A/A.csproj", target.Shorten(target.Listed[0]));
        Assert.Equal(tree.Path, target.Root);

        tree.Write("build/.git", "gitdir: elsewhere");
        Assert.Equal(tree["build"], ScanTarget.Of(tree["build/All.slnx"]).Root);
        Assert.Null(ScanTarget.Of(tree["build/All.slnx"]).Relative(tree["src/A/A.csproj"]));
    }

    [Fact]
    public void A_folder_with_a_solution_and_a_project_means_the_solution()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", "").WriteSolution("All.slnx", "a.csproj");
        Assert.Equal(tree["All.slnx"], ScanTarget.Of(tree.Path).File);
    }
}
