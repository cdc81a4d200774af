using System;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Boot;

namespace ScmGuard.Harness.Tests.Boot;

public sealed class BootHistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard boots ");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_added_is_there_in_its_order_and_only_once()
    {
        Read("s1").Add(Run("a"));
        Read("s1").Add(Run("b"));
        Read("s1").Add(Run("b"));
        Assert.Equal(["a", "b"], Read("s1").Runs.Select(run => run.Run));
        Assert.Equal([90.5, 91], Read("s1").Runs[0].Seconds);
    }

    [Fact]
    public void Another_unit_has_another_history_and_no_name_tells_its_serial_number()
    {
        Read("serial-1").Add(Run("a"));
        Assert.Empty(Read("serial-2").Runs);
        FileInfo file = Assert.Single(_folder.GetFiles());
        Assert.DoesNotContain("serial", file.Name, StringComparison.Ordinal);
        Assert.DoesNotContain("serial", File.ReadAllText(file.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_a_power_cut_left_unfinished_costs_only_itself()
    {
        Read("s1").Add(Run("a"));
        string file = _folder.GetFiles()[0].FullName;
        File.AppendAllText(file, File.ReadAllText(file)[..20]);
        Assert.Equal((1, 1), (Read("s1").Runs.Count, Read("s1").UnreadableLines));
        Read("s1").Add(Run("b"));
        Assert.Equal(["a", "b"], Read("s1").Runs.Select(run => run.Run));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"run\":\"x\",\"at\":\"2026-03-01T12:00:00Z\",\"firmware\":\"f\",\"seconds\":[\"NaN\"]}")]
    public void What_is_no_run_is_counted_and_left_out(string line)
    {
        Read("s1").Add(Run("a"));
        File.AppendAllText(_folder.GetFiles()[0].FullName, line + "\n");
        Assert.Equal((1, 1), (Read("s1").Runs.Count, Read("s1").UnreadableLines));
    }

    private static BootSeries Run(string name) => new(name, DateTimeOffset.UnixEpoch, "01.02.02release", [90.5, 91]);

    private BootHistory Read(string serialNumber) => BootHistory.Read(_folder.FullName, serialNumber);
}
