using System;
using System.Diagnostics;
using System.IO;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Checks.Acceptance;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

public sealed class DebianVersionTests
{
    [Theory]
    [InlineData("1.2-35", "1.2-36", -1)]
    [InlineData("1.2-9", "1.2-36", -1)]
    [InlineData("1.2-36", "1.2-36", 0)]
    [InlineData("1.10-1", "1.9-1", 1)]
    [InlineData("1.2-036", "1.2-36", 0)]
    [InlineData("1.2", "1.2-1", -1)]
    [InlineData("1.2~rc1-1", "1.2-1", -1)]
    [InlineData("1:1.0", "2.0", 1)]
    [InlineData("0:1.0", "1.0", 0)]
    [InlineData("1.2a", "1.2+", -1)]
    [InlineData("1.2+b1", "1.2", 1)]
    [InlineData("1.0-1-2", "1.0-1-10", -1)]
    public void Versions_have_the_order_of_the_package_manager(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(DebianVersion.Compare(left, right)));
        Assert.Equal(-expected, Math.Sign(DebianVersion.Compare(right, left)));
    }

    [Fact]
    public void The_package_manager_itself_agrees()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dpkg"), "There is no dpkg here to compare with.");
        Gen<string> version = Gen.Elements('0', '1', '2', '9', 'a', 'Z', '.', '+', '~').ArrayOf().Select(letters => "1" + new string(letters[..Math.Min(letters.Length, 6)]));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithQuietOnSuccess(true),
            Prop.ForAll(version.Zip(version).ToArbitrary(), pair => Assert.Equal(IsOlder(pair.Item1, pair.Item2), DebianVersion.Compare(pair.Item1, pair.Item2) < 0)));
    }

    private static bool IsOlder(string left, string right)
    {
        using Process process = Process.Start("/usr/bin/dpkg", ["--compare-versions", left, "lt", right]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
