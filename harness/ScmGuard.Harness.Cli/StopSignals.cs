using System;
using System.Runtime.InteropServices;
using System.Threading;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli;

/// <summary>Ctrl-C once lets the step that is being taken come to its end; twice gives it up. SIGTERM gives it up at once: whoever shuts the host down does not wait.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Action _told;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private bool _isInStep;
    private bool _isAsked;

    /// <summary>Begins to listen.</summary>
    /// <param name="told">Called when a step is waited for.</param>
    public StopSignals(Action told)
    {
        _told = told;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            Ask();
        });
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            _stop.Cancel();
        });
    }

    /// <summary>Cancelled when the run has to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>What Ctrl-C does.</summary>
    public void Ask()
    {
        lock (_gate)
        {
            if (!_isInStep || _isAsked)
            {
                _stop.Cancel();
                return;
            }

            _isAsked = true;
        }

        _told();
    }

    /// <summary>Follows what the run does.</summary>
    public void Watch(Entry entry)
    {
        lock (_gate)
        {
            _isInStep = entry is StepIntended || (_isInStep && entry is not StepConcluded);
            if (_isAsked && !_isInStep)
            {
                _stop.Cancel();
            }
        }
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }
}
