using System;
using System.IO;

namespace ScmGuard.Testing.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshot");

    public SnapshotTests() => File.WriteAllText(TestFile, "");

    private string TestFile => Path.Combine(_folder.FullName, "SomeTests.cs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_verified_text_lies_next_to_its_test() => Snapshot.Verify("first line\nsecond line\n");

    [Fact]
    public void Parameters_are_part_of_the_name() => Snapshot.Verify("SCM-B1", parameters: [("target", "SCM-B1/01.02.02release"), ("count", 2)]);

    [Fact]
    public void An_equal_text_passes_whatever_its_line_endings()
    {
        Write("verified", "one\ntwo\n");

        Verify("one\r\ntwo\r\n");

        Assert.False(Exists("received"));
    }

    [Fact]
    public void A_stale_received_text_goes_when_the_test_passes()
    {
        Write("verified", "one");
        Write("received", "two");

        Verify("one");

        Assert.False(Exists("received"));
    }

    [Fact]
    public void A_text_that_differs_fails_and_is_kept()
    {
        Write("verified", "one\ntwo\nthree");

        var message = Assert.Throws<VerificationException>(() => Verify("one\nTWO\nthree")).Message;

        Assert.Equal("one\nTWO\nthree", File.ReadAllText(FileOf("received")));
        Assert.StartsWith("SomeTests.Method: the text differs (- verified, + received).", message, StringComparison.Ordinal);
        Assert.Contains($"mv '{FileOf("received")}' '{FileOf("verified")}'", message, StringComparison.Ordinal);
        Assert.Contains("-    2 | two\n+    2 | TWO\n", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_differs_in_its_last_newline_fails()
    {
        Write("verified", "one\n");

        Assert.Throws<VerificationException>(() => Verify("one"));
    }

    [Fact]
    public void A_text_that_nobody_verified_fails_and_is_kept()
    {
        var message = Assert.Throws<VerificationException>(() => Verify("one")).Message;

        Assert.Equal("one", File.ReadAllText(FileOf("received")));
        Assert.StartsWith("SomeTests.Method: there is no verified text yet.", message, StringComparison.Ordinal);
        Assert.EndsWith("\n\none", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_file_name_may_have_becomes_a_dash()
    {
        Assert.Throws<VerificationException>(() => Snapshot.Verify("x", "html", [("path", "a/b:c"), ("none", null)], TestFile, "Method"));

        Assert.True(File.Exists(Path.Combine(_folder.FullName, "SomeTests.Method_path=a-b-c_none=null.received.html")));
    }

    private string FileOf(string kind) => Path.Combine(_folder.FullName, $"SomeTests.Method.{kind}.txt");

    private void Write(string kind, string text) => File.WriteAllText(FileOf(kind), text);

    private bool Exists(string kind) => File.Exists(FileOf(kind));

    private void Verify(string text) => Snapshot.Verify(text, sourceFile: TestFile, method: "Method");
}
