using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Tests.Installation;

public sealed class RunLockTests : IDisposable
{
    private readonly StateFolder _state = new(Directory.CreateTempSubdirectory("scmguard-lock-").FullName);

    public void Dispose() => Directory.Delete(_state.Path, recursive: true);

    [Fact]
    public void One_program_at_a_time_has_the_lock_and_the_other_is_told_which()
    {
        using (RunLock.Take(_state, "run a"))
        {
            RunLockException exception = Assert.Throws<RunLockException>(() => RunLock.Take(_state, "run b"));
            Assert.Equal($"run a, process {Environment.ProcessId}", exception.Holder);
            Assert.Contains(_state.LockFile, exception.Message, StringComparison.Ordinal);
        }

        RunLock.Take(_state, "run b").Dispose();
    }

    [Fact]
    public void A_stale_lock_on_a_shared_unit()
    {
        // Another process takes the lock, says who it is, and is killed. What it wrote stays, and binds nobody.
        File.WriteAllText(_state.LockFile, "somebody else, process 1, who wrote much more about himself\n");
        using Process holder = Process.Start(new ProcessStartInfo("flock", ["--no-fork", _state.LockFile, "sleep", "1000"]))!;
        try
        {
            Assert.True(SpinWait.SpinUntil(IsTaken, TimeSpan.FromSeconds(30)));
            Assert.Contains("somebody else", Assert.Throws<RunLockException>(() => RunLock.Take(_state, "us")).Message, StringComparison.Ordinal);
        }
        finally
        {
            holder.Kill();
            holder.WaitForExit();
        }

        RunLock.Take(_state, "us").Dispose();
        Assert.Equal($"us, process {Environment.ProcessId}\n", File.ReadAllText(_state.LockFile));
    }

    [Fact]
    public void A_program_that_is_started_meanwhile_does_not_inherit_the_lock()
    {
        using Process child = Start(RunLock.Take(_state, "us"));
        try
        {
            RunLock.Take(_state, "next").Dispose();
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }
    }

    private static Process Start(RunLock held)
    {
        using (held)
        {
            return Process.Start(new ProcessStartInfo("sleep", ["1000"]))!;
        }
    }

    private bool IsTaken()
    {
        using Process probe = Process.Start(new ProcessStartInfo("flock", ["--nonblock", _state.LockFile, "true"]))!;
        probe.WaitForExit();
        return probe.ExitCode != 0;
    }
}
