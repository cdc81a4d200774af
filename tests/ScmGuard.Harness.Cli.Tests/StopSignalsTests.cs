using System;
using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Tests;

public sealed class StopSignalsTests
{
    private static readonly BootIdentity s_boot = new("", default, "", null, null, null);

    [Fact]
    public void A_step_that_is_being_taken_comes_to_its_end_first()
    {
        int told = 0;
        using StopSignals signals = new(() => told++);
        signals.Watch(new StepIntended("a/b", StepPhase.Arrange, 1, s_boot, null));
        signals.Ask();
        signals.Watch(new Remark("a", "b", []));
        Assert.False(signals.Token.IsCancellationRequested);
        Assert.Equal(1, told);
        signals.Watch(new StepConcluded("a/b", StepOutcome.Pass("")));
        Assert.True(signals.Token.IsCancellationRequested);
    }

    [Fact]
    public void Between_steps_the_run_stops_at_once()
    {
        using StopSignals signals = new(() => { });
        signals.Watch(new Loaded(s_boot));
        signals.Ask();
        Assert.True(signals.Token.IsCancellationRequested);
    }

    [Fact]
    public void What_is_to_be_done_before_the_host_goes_down_is_done_before_the_run_is_stopped()
    {
        List<bool> wasStopped = [];
        using StopSignals signals = new(() => { });
        signals.OnTermination(() => Assert.Fail("nobody waits for it any more")).Dispose();
        using IDisposable full = signals.OnTermination(() => throw new JournalException("journal.db", "the disk is full", "Free some space."));
        using IDisposable shutdown = signals.OnTermination(() => wasStopped.Add(signals.Token.IsCancellationRequested));
        signals.Terminate();
        Assert.Equal([false], wasStopped);
        Assert.True(signals.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_step_is_given_up_when_asked_twice()
    {
        using StopSignals signals = new(() => { });
        signals.Watch(new StepIntended("a/b", StepPhase.Arrange, 1, s_boot, null));
        signals.Ask();
        signals.Ask();
        Assert.True(signals.Token.IsCancellationRequested);
    }
}
