using System;
using System.IO;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Tests.Bench;

public sealed class BenchCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Every_check_is_listed_with_all_that_a_station_can_set()
    {
        (int exitCode, string output, _) = CommandLine.Run("list-checks");
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.NotEmpty(CheckCatalog.All);
        Assert.All(CheckCatalog.All, check =>
        {
            Assert.Contains($"{check.Name}: {check.Title}", output, StringComparison.Ordinal);
            Assert.All(check.Settings, setting => Assert.Contains($"  {setting.Path}: ", output, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_units_that_can_be_reached_are_listed()
    {
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "name: b\nssh: {host: scm-9, user: me, known-hosts: k}\n");
        string output = CommandLine.Run("units", "--station", station).Output;
        Assert.All(UnitProfile.Names, profile => Assert.Contains($"--profile {profile}:", output, StringComparison.Ordinal));
        Assert.Contains("--unit local", output, StringComparison.Ordinal);
        Assert.Contains("me@scm-9, port 22", output, StringComparison.Ordinal);
        Assert.Contains("--station FILE", CommandLine.Run("units").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_good_for_the_unit_that_was_named_and_for_no_longer_than_was_said()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        (int exitCode, string output, _) = CommandLine.Run("arm", "--serial", "S-1", "--firmware", "01.00.00", "--for", "2h");
        Assert.Equal(ExitCode.Ok, exitCode);
        string token = output.Trim();
        Assert.True(ArmingToken.IsWellFormed(token));
        Assert.Null(ArmingToken.Refusal(token, "S-1", "01.00.00", before.AddHours(2).AddSeconds(-2)));
        Assert.NotNull(ArmingToken.Refusal(token, "S-1", "01.00.00", before.AddHours(2.1)));
        Assert.NotNull(ArmingToken.Refusal(token, "S-2", "01.00.00", before));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("20260131T180000Z")]
    [InlineData("20260131T180000Z-9f86")]
    [InlineData("20260231T180000Z-9f86d081884c7d65")]
    public void What_has_not_the_form_of_a_token_is_none(string text) => Assert.False(ArmingToken.IsWellFormed(text));
}
