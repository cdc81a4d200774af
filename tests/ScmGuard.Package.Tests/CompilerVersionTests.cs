using System.Text.Json;

namespace ScmGuard.Package.Tests;

/// <summary>Which compilers get the analyzers. An older compiler itself is not on hand: the SDK is told that it has one, which is what picks the folder.</summary>
public sealed class CompilerVersionTests(PackedPackage package)
{
    [Fact]
    public async Task A_build_forced_to_the_compiler_API_of_the_dotnet_8_SDK_loads_the_analyzers_of_that_folder_and_they_report()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.8", "-verbosity:detailed");
        Assert.Contains("/roslyn4.8/cs/ScmGuard.Analyzers.dll", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/roslyn4.14/cs/ScmGuard", build.Output, StringComparison.Ordinal);
        Assert.Equal(["SCM1001", "SCM2001"], build.Ids);
    }

    [Fact]
    public async Task A_build_with_a_compiler_API_below_the_lowest_folder_says_that_nothing_is_checked()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.7");
        Assert.Equal(0, build.ExitCode);
        var finding = Assert.Single(build.Findings);
        Assert.Equal("SCMGUARD001", finding.Id);
        Assert.Contains("does not check this project", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roslyn4.7")]
    [InlineData("roslyn4.14")]
    public async Task A_design_time_build_gives_the_editor_what_the_build_gets_and_says_nothing(string version)
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.RunAsync(
            "msbuild",
            "-target:Compile",
            "-property:DesignTimeBuild=true;SkipCompilerExecution=true;ProvideCommandLineArgs=true;ScmGuardTarget=SCM-A1%3BHSM6;ScmGuardRequired=true;RunAnalyzers=false",
            $"-property:CompilerApiVersion={version}",
            "-getItem:CscCommandLineArgs");
        Assert.True(build.ExitCode == 0, build.Output);
        using var answer = JsonDocument.Parse(build.Output);
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(argument => argument.GetProperty("Identity").GetString()!.Replace("\"", string.Empty))
            .ToList();
        Assert.Equal(version == "roslyn4.14", arguments.Any(argument => argument.EndsWith("/roslyn4.14/cs/ScmGuard.Analyzers.dll", StringComparison.Ordinal)));
        Assert.Equal(version == "roslyn4.14", arguments.Any(argument => argument.EndsWith("/roslyn4.14/cs/ScmGuard.CodeFixes.dll", StringComparison.Ordinal)));
        var settings = Assert.Single(arguments, argument => argument.EndsWith(".GeneratedMSBuildEditorConfig.editorconfig", StringComparison.Ordinal));
        var lines = await File.ReadAllLinesAsync(consumer[settings.Split(':', 2)[1]], TestContext.Current.CancellationToken);
        Assert.Contains("build_property.ScmGuardTarget = SCM-A1,HSM6", lines);
    }
}
