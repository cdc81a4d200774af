using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Platform;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Installation;

[UnsupportedOSPlatform("windows")]
public sealed class InstallerTests : IDisposable
{
    private const string Verifier = "/usr/bin/systemd-analyze";
    private static readonly string[] s_program = ["/usr/bin/true"];

    private readonly string _root = Directory.CreateTempSubdirectory("scmguard-install-").FullName;

    private StateFolder State => new(Path.Join(_root, StateFolder.DefaultPath));

    private string Unit => Path.Join(_root, "etc/systemd/system", ServiceUnit.FileName);

    private string Wanted => Path.Join(_root, "etc/systemd/system/multi-user.target.wants", ServiceUnit.FileName);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_installed_is_the_units_own_and_enabled()
    {
        new Installer(_root).Install(s_program);
        Assert.Equal(ServiceUnit.Write(s_program, new StateFolder()), File.ReadAllText(Unit));
        Assert.Equal(File.ReadAllText(Unit), File.ReadAllText(Wanted));
        UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal((ownerOnly, ownerOnly), (File.GetUnixFileMode(State.Path), File.GetUnixFileMode(State.RunsFolder)));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Unit) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
    }

    [Fact]
    public void The_service_is_there_after_install_or_with_a_package_that_brings_it()
    {
        Installer installer = new(_root);
        Assert.False(installer.IsInstalled);
        installer.Install(s_program);
        Assert.True(installer.IsInstalled);
        installer.Uninstall(purge: false);
        Assert.False(installer.IsInstalled);
        string folder = Path.Join(_root, "usr/lib/systemd/system/multi-user.target.wants");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Join(folder, ServiceUnit.FileName), Path.Join("..", ServiceUnit.FileName));
        Assert.True(installer.IsInstalled);
    }

    [Fact]
    public void Installing_again_changes_nothing_and_another_program_takes_its_place()
    {
        new Installer(_root).Install(s_program);
        string[] before = Everything();
        new Installer(_root).Install(s_program);
        Assert.Equal(before, Everything());
        new Installer(_root).Install(["/opt/other"]);
        Assert.Contains("/opt/other", File.ReadAllText(Unit), StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstalling_leaves_nothing_of_what_was_installed()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        Directory.CreateDirectory(Path.GetDirectoryName(State.Path)!);
        string[] before = Everything();
        IReadOnlyList<string> made = new Installer(_root).Install(s_program);
        IReadOnlyList<string> removed = new Installer(_root).Uninstall(purge: false);
        Assert.Equal(before, Everything());
        Assert.Empty(made.Except(removed));
        Assert.Empty(new Installer(_root).Uninstall(purge: false));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Runs_stay_unless_they_are_to_go(bool purge, bool stays)
    {
        new Installer(_root).Install(s_program);
        Directory.CreateDirectory(State.FolderOf("a"));
        File.WriteAllText(State.JournalOf("a"), "evidence");
        new Installer(_root).Uninstall(purge);
        Assert.Equal(stays, File.Exists(State.JournalOf("a")));
        Assert.False(File.Exists(Unit));
    }

    [Fact]
    public void A_run_that_is_not_finished_keeps_what_it_needs()
    {
        new Installer(_root).Install(s_program);
        State.SetActive("a");
        string[] before = Everything();
        Assert.Contains("Run a is not finished", Assert.Throws<IOException>(() => new Installer(_root).Uninstall(purge: false)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything().Where(path => !path.EndsWith("/lock", StringComparison.Ordinal)));
        using (RunLock.Take(State, "run a"))
        {
            Assert.Throws<RunLockException>(() => new Installer(_root).Uninstall(purge: true));
        }

        new Installer(_root).Uninstall(purge: true);
        Assert.False(Directory.Exists(State.Path));
    }

    [Fact]
    public void A_systemd_unit_of_somebody_else_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Unit)!);
        File.WriteAllText(Unit, "[Unit]\n");
        Assert.Throws<IOException>(() => new Installer(_root).Install(s_program));
        Assert.Throws<IOException>(() => new Installer(_root).Uninstall(purge: true));
        Assert.Equal("[Unit]\n", File.ReadAllText(Unit));
    }

    [Fact]
    public void The_service_never_requires_the_daemon_that_it_tests_nor_reboots_the_unit()
    {
        string text = ServiceUnit.Write(s_program, new StateFolder());
        Assert.Contains("After=network-online.target zkifc.service", text, StringComparison.Ordinal);
        Assert.Contains("ConditionPathExists=/var/lib/scm-harness/active", text, StringComparison.Ordinal);
        Assert.Contains("StartLimitBurst=", text, StringComparison.Ordinal);
        Assert.Contains("KillMode=mixed", text, StringComparison.Ordinal);
        foreach (string word in (string[])["Requires", "BindsTo", "PartOf", "StartLimitAction", "FailureAction"])
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/usr/bin/true", "ExecStart=\"/usr/bin/true\" \"resume\" \"--active\"")]
    [InlineData("/a b/100%/$HOME/\"x\"", "ExecStart=\"/a b/100%%/$$HOME/\\\"x\\\"\" \"resume\" \"--active\"")]
    public void A_path_means_to_systemd_what_it_says(string program, string expected) =>
        Assert.Contains(expected, ServiceUnit.Write([program], new StateFolder()), StringComparison.Ordinal);

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_service()
    {
        HostAnswer answer = await VerifyAsync(text => text);
        Assert.Equal((0, "", ""), (answer.ExitCode, answer.Output.Trim(), answer.Error.Trim()));
    }

    [Fact]
    public async Task Systemd_would_find_something_wrong_with_a_wrong_one()
    {
        // The control.
        HostAnswer answer = await VerifyAsync(text => text.Replace("Type=notify", "Type=nothing", StringComparison.Ordinal));
        Assert.Contains("nothing", answer.Output + answer.Error, StringComparison.Ordinal);
    }

    private async Task<HostAnswer> VerifyAsync(Func<string, string> change)
    {
        if (!File.Exists(Verifier))
        {
            string missing = $"{Verifier} is missing, so that no systemd has read the service. Install it: apt-get install -y systemd";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Skip(missing);
        }

        string file = Path.Join(_root, ServiceUnit.FileName);
        await File.WriteAllTextAsync(file, change(ServiceUnit.Write(s_program, new StateFolder())));
        return await ChildProgram.RunAsync(Verifier, ["verify", "--man=no", "--recursive-errors=no", file], TimeSpan.FromSeconds(30), null, CancellationToken.None);
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
