using System;
using System.Collections.Generic;
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
    private readonly List<Action> _last = [];
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
            Terminate();
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

    /// <summary>What SIGTERM does.</summary>
    public void Terminate()
    {
        Action[] last;
        lock (_gate)
        {
            last = [.. _last];
        }

        foreach (Action action in last)
        {
            try
            {
                action();
            }
            catch (JournalException)
            {
                // What cannot be recorded is missing evidence. The host goes down all the same.
            }
        }

        _stop.Cancel();
    }

    /// <summary>Has something done when SIGTERM comes, before the run is stopped: afterwards there is no journal to write to.</summary>
    /// <param name="action">What.</param>
    /// <returns>To be disposed of when it is not to be done any more.</returns>
    public IDisposable OnTermination(Action action)
    {
        lock (_gate)
        {
            _last.Add(action);
        }

        return new Registration(this, action);
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

    private sealed class Registration(StopSignals signals, Action action) : IDisposable
    {
        public void Dispose()
        {
            lock (signals._gate)
            {
                signals._last.Remove(action);
            }
        }
    }
}
