using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Local;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>A run on the unit that this computer is. It lies in the state folder, and there is one at a time.</summary>
/// <param name="Root">The folder that is taken for /.</param>
/// <param name="Out">Where the reports are left as well, or null.</param>
/// <param name="IsDetached">True if the service takes the steps in any case.</param>
/// <param name="HasPowerController">True if a controller switches the power when a step waits for it.</param>
internal sealed record LocalRun(string Root, string? Out, bool IsDetached, bool HasPowerController)
{
    /// <summary>Begins it. A run with reboots is left to the service, since no terminal outlives a reboot; another one is taken here.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> BeginAsync(RunRequest request, Station station, TextWriter output)
    {
        StateFolder state = RootOption.StateOf(Root);
        string? copy = Out is null ? null : Path.GetFullPath(RunFolder.New(Out).Path);
        await using LocalUnit unit = UnitOpener.Local(station, Root, HasPowerController);
        bool isForService = RunCommand.PlanOf(request, unit.RebootKinds).Planned.Any(step => step.Reboots is not null) || IsDetached;
        if (isForService && !new Installer(Root).IsInstalled)
        {
            throw new BenchException("The service that takes the steps of a run with reboots is not installed, and nothing was done. Install it: sudo scm-harness install");
        }

        try
        {
            ActiveRun.Begin(state, unit, request, CheckCatalog.Find);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BenchException($"{exception.Message} A run on this computer's own unit needs root: sudo scm-harness run --unit local");
        }

        if (copy is not null)
        {
            RunFolder.At(state.FolderOf(request.Run)).LeaveReportsIn(copy);
        }

        if (!isForService)
        {
            return await ResumeAsync(Root, output).ConfigureAwait(false);
        }

        await StartServiceAsync(state, unit.Host).ConfigureAwait(false);
        output.WriteLine($"Run {request.Run} began. The service takes its steps, across reboots. How far it is: scm-harness status {request.Run}");
        return ExitCode.Ok;
    }

    /// <summary>Goes on with the active run, if there is one.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> ResumeAsync(string root, TextWriter output)
    {
        StateFolder state = RootOption.StateOf(root);
        if (state.ReadActive() is not { } run)
        {
            output.WriteLine("No run is active.");
            return ExitCode.Ok;
        }

        return await RunDriver.GoOnAsync(
            RunFolder.At(state.FolderOf(run)),
            (options, signals) => ActiveRun.ResumeAsync(state, begun => UnitOpener.Local(begun, root, signals), CheckCatalog.Find, options, signals.Token),
            output,
            "--active").ConfigureAwait(false);
    }

    // A run that nobody takes must not look like one that goes on.
    private static async Task StartServiceAsync(StateFolder state, IHost host)
    {
        string fault;
        try
        {
            HostAnswer answer = await host.AskAsync(new HostCommand("systemctl", "start", "--no-block", ServiceUnit.FileName), CancellationToken.None).ConfigureAwait(false);
            if (answer.IsGood)
            {
                return;
            }

            fault = $"systemctl start {ServiceUnit.FileName} ended with {answer.ExitCode}: {answer.Error.Trim().TrimEnd('.')}";
        }
        catch (HostException exception)
        {
            fault = exception.Message;
        }

        ActiveRun.GiveUp(state, $"The service that takes the steps could not be started: {fault}.");
        throw new BenchException($"The service that takes the steps could not be started, and the run was given up: {fault}. Look at it: systemctl status {ServiceUnit.FileName}");
    }
}
