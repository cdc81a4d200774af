namespace ScmGuard.Cli.Tests.Setup;

public sealed class InitCommandTests
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">

          <!-- Ours. -->
          <PropertyGroup Condition="'$(Configuration)' == 'Release'">
            <Optimize>true</Optimize>
          </PropertyGroup>

          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference   Include="Spectre.Console" Version="0.49.1" />
          </ItemGroup>

        </Project>

        """;

    [Fact]
    public void A_project_gets_the_package_and_the_mode_beside_its_likes_and_keeps_every_other_line()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", Project);
        var (exitCode, output, error) = Tool.Run("init", tree.Path, "--package-version", "1.2.3");
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Equal($"{tree["a.csproj"]}: added PackageReference ScmGuard 1.2.3 and ScmGuardMode recommended.\n", output);
        Assert.Equal(
            Project
                .Replace("    <TargetFramework>net10.0</TargetFramework>\n", "    <TargetFramework>net10.0</TargetFramework>\n    <ScmGuardMode>recommended</ScmGuardMode>\n")
                .Replace("Version=\"0.49.1\" />\n", "Version=\"0.49.1\" />\n    <PackageReference Include=\"ScmGuard\" Version=\"1.2.3\" />\n"),
            File.ReadAllText(tree["a.csproj"]));

        // Once more: nothing.
        string once = File.ReadAllText(tree["a.csproj"]);
        (exitCode, output, _) = Tool.Run("init", tree.Path, "--mode", "strict");
        Assert.Equal(ExitCode.Clean, exitCode);
        Assert.Equal($"{tree["a.csproj"]}: nothing to do; it refers to ScmGuard already, and ScmGuardMode is recommended.\n", output);
        Assert.Equal(once, File.ReadAllText(tree["a.csproj"]));
    }

    [Fact]
    public void Where_versions_are_managed_centrally_the_version_goes_there()
    {
        using SourceTree tree = new();
        tree.Write("Directory.Packages.props", "<Project>\r\n\t<PropertyGroup>\r\n\t\t<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\r\n\t</PropertyGroup>\r\n</Project>\r\n");
        tree.Write("src/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var (exitCode, output, error) = Tool.Run("init", tree["src/a.csproj"], "--package-version", "1.2.3", "--mode", "strict");
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Equal(
            $"{tree["Directory.Packages.props"]}: added PackageVersion ScmGuard 1.2.3.\n{tree["src/a.csproj"]}: added PackageReference ScmGuard and ScmGuardMode strict.\n",
            output);
        Assert.Contains("\r\n  <ItemGroup>\r\n    <PackageVersion Include=\"ScmGuard\" Version=\"1.2.3\" />\r\n  </ItemGroup>\r\n</Project>\r\n", File.ReadAllText(tree["Directory.Packages.props"]), StringComparison.Ordinal);
        Assert.Contains("<TargetFramework>net10.0</TargetFramework><ScmGuardMode>strict</ScmGuardMode></PropertyGroup>", File.ReadAllText(tree["src/a.csproj"]), StringComparison.Ordinal);
        Assert.Contains("<PackageReference Include=\"ScmGuard\" />", File.ReadAllText(tree["src/a.csproj"]), StringComparison.Ordinal);

        (exitCode, output, _) = Tool.Run("init", tree["src/a.csproj"]);
        Assert.Equal(ExitCode.Clean, exitCode);
        Assert.Contains("nothing to do", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_a_file_above_counts_as_well()
    {
        using SourceTree tree = new();
        tree.Write("Directory.Build.props", "<Project><PropertyGroup><ScmGuardMode>strict</ScmGuardMode></PropertyGroup><ItemGroup><PackageReference Include=\"scmguard\" Version=\"1.0.0\" /></ItemGroup></Project>");
        tree.Write("a/a.csproj", Project);
        var (exitCode, output, error) = Tool.Run("init", tree["a"]);
        Assert.True(exitCode == ExitCode.Clean, error);
        Assert.Contains("nothing to do; it refers to ScmGuard already, and ScmGuardMode is strict", output, StringComparison.Ordinal);
        Assert.Equal(Project, File.ReadAllText(tree["a/a.csproj"]));
    }

    [Theory]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\" />", "cannot be read")]
    [InlineData("<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>", "MSBuild does not understand this project")]
    [InlineData("<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", "no project of the .NET SDK")]
    public void A_project_that_it_does_not_understand_is_left_alone(string text, string says)
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", text);
        var before = tree.Snapshot();
        var (exitCode, output, error) = Tool.Run("init", tree.Path);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", error, StringComparison.Ordinal);
        Assert.Equal(before, tree.Snapshot());
    }

    [Fact]
    public void A_solution_is_not_a_project_and_its_projects_are_named()
    {
        using SourceTree tree = new();
        tree.Write("a/a.csproj", Project).WriteSolution("All.slnx", "a/a.csproj");
        var (exitCode, _, error) = Tool.Run("init", tree.Path);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("Name one of its projects: a/a.csproj.", error, StringComparison.Ordinal);
    }
}
