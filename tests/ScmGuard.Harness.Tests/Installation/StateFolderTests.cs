using System;
using System.IO;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Tests.Installation;

public sealed class StateFolderTests : IDisposable
{
    private readonly StateFolder _state = new(Directory.CreateTempSubdirectory("scmguard-state-").FullName);

    public void Dispose() => Directory.Delete(_state.Path, recursive: true);

    [Fact]
    public void A_run_is_active_until_it_is_cleared()
    {
        Assert.Null(_state.ReadActive());
        _state.SetActive("20260131-120000-1f3a");
        Assert.Equal("20260131-120000-1f3a", _state.ReadActive());
        _state.SetActive("other");
        Assert.Equal("other", _state.ReadActive());
        _state.ClearActive();
        _state.ClearActive();
        Assert.Null(_state.ReadActive());
        Assert.Empty(Directory.GetFiles(_state.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("../../etc")]
    public void A_zero_length_state_file_after_a_power_cut_names_no_run(string content)
    {
        File.WriteAllText(_state.ActiveFile, content);
        Assert.Null(_state.ReadActive());
    }

    [Fact]
    public void A_file_that_a_power_cut_left_half_written_is_not_the_one_that_is_read()
    {
        _state.SetActive("whole");
        File.WriteAllText(_state.ActiveFile + ".new", "ha");
        Assert.Equal("whole", _state.ReadActive());
        _state.SetActive("next");
        Assert.Equal("next", _state.ReadActive());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("-x")]
    public void A_name_that_could_lead_elsewhere_is_refused(string run)
    {
        Assert.Throws<ArgumentException>(() => _state.JournalOf(run));
        Assert.Throws<ArgumentException>(() => _state.SetActive(run));
    }

    [Fact]
    public void Runs_lie_in_folders_of_their_own()
    {
        Directory.CreateDirectory(_state.FolderOf("b"));
        Directory.CreateDirectory(_state.FolderOf("a"));
        Assert.Equal(["a", "b"], _state.Runs);
        Assert.Equal(Path.Join(_state.Path, "runs", "a", "journal.db"), _state.JournalOf("a"));
    }
}
