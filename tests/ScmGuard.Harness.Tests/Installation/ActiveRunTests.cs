using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Installation;

public sealed class ActiveRunTests : IDisposable
{
    private static readonly ICheck s_check = new PersistenceCheck();

    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard-active-").FullName;

    private StateFolder State => new(Path.Join(_folder, "state"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_active_from_its_begin_to_its_end()
    {
        await BeginAsync("a");
        Assert.Equal("a", State.ReadActive());
        RunRecord? run = await ResumeAsync();
        Assert.Equal((true, Verdict.Pass), (run!.HasEnded, run.Verdict));
        Assert.Null(State.ReadActive());
        Assert.Null(await ResumeAsync());
    }

    [Fact]
    public async Task A_run_that_is_halted_starts_nothing_any_more()
    {
        await BeginAsync("a", new CheckOptions { RebootsPerRun = 0 });
        RunRecord? run = await ResumeAsync();
        Assert.Equal(Verdict.Halted, run!.Verdict);
        Assert.Null(State.ReadActive());
        Assert.True(File.Exists(State.JournalOf("a")));
    }

    [Fact]
    public async Task A_run_that_is_stopped_goes_on_where_it_was()
    {
        await BeginAsync("a");
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ResumeAsync((line, _) => StopAtReboot(line, stop), stop.Token));
        Assert.Equal("a", State.ReadActive());
        RunRecord? run = await ResumeAsync();
        Assert.True(run!.HasEnded);
        Assert.Null(State.ReadActive());
    }

    [Fact]
    public async Task A_second_run_waits_for_the_first_to_end()
    {
        await BeginAsync("a");
        IOException exception = await Assert.ThrowsAsync<IOException>(() => BeginAsync("b"));
        Assert.Contains("Run a is not finished", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], State.Runs);
        await ResumeAsync();
        await BeginAsync("b");
    }

    [Fact]
    public async Task A_run_of_that_name_is_never_begun_twice()
    {
        await BeginAsync("a");
        await ResumeAsync();
        await Assert.ThrowsAsync<JournalException>(() => BeginAsync("a"));
        Assert.Null(State.ReadActive());
    }

    [Fact]
    public async Task A_run_that_nobody_can_take_ends_unproven_and_one_that_was_at_work_is_not_given_up()
    {
        await BeginAsync("a");
        ActiveRun.GiveUp(State, "There is no service.");
        Assert.Null(State.ReadActive());
        RunRecord run = RunRecord.Of("a", ReadLines());
        Assert.Equal((true, Verdict.Inconclusive, "There is no service."), (run.HasEnded, run.Verdict, Assert.Single(run.Remarks).Text));
        ActiveRun.GiveUp(State, "Nothing is active any more.");

        await BeginAsync("b");
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ResumeAsync((line, _) => StopAtReboot(line, stop), stop.Token));
        Assert.Throws<InvalidOperationException>(() => ActiveRun.GiveUp(State, "Never mind."));
        Assert.Equal("b", State.ReadActive());
    }

    [Fact]
    public async Task Two_programs_do_not_take_the_steps_of_one_unit()
    {
        await BeginAsync("a");
        using (RunLock.Take(State, "another"))
        {
            await Assert.ThrowsAsync<RunLockException>(() => ResumeAsync());
            await Assert.ThrowsAsync<RunLockException>(() => BeginAsync("b"));
        }

        Assert.Single(ReadLines());
    }

    [Fact]
    public async Task A_program_that_ended_between_the_last_entry_and_the_state_file_leaves_nothing_active()
    {
        await BeginAsync("a");
        await ResumeAsync();
        State.SetActive("a");
        RunRecord? run = await ResumeAsync();
        Assert.True(run!.HasEnded);
        Assert.Null(State.ReadActive());
    }

    private static void StopAtReboot(JournalLine line, CancellationTokenSource stop)
    {
        if (line.ReadEntry() is StepConcluded)
        {
            stop.Cancel();
        }
    }

    private SimulatedUnit OpenUnit() => SimulatedUnit.Open(Path.Join(_folder, "unit"), UnitProfile.Parse("scm-a1"));

    private IReadOnlyList<JournalLine> ReadLines()
    {
        using SqliteJournal journal = SqliteJournal.Open(State.JournalOf("a"));
        return [.. journal.Read()];
    }

    private async Task BeginAsync(string run, CheckOptions? options = null)
    {
        await using SimulatedUnit unit = OpenUnit();
        ActiveRun.Begin(State, unit, new RunRequest(run, [s_check], options ?? new CheckOptions(), StationIdentity.Default), _ => s_check);
    }

    private Task<RunRecord?> ResumeAsync(Action<JournalLine, RunRecord>? watch = null, CancellationToken stop = default) =>
        ActiveRun.ResumeAsync(State, _ => OpenUnit(), _ => s_check, new EngineOptions { Watch = watch }, stop);
}
