namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Reads the patterns from levels that are free of bounce. Its answers depend on the levels and their times alone, not on when it is asked.</summary>
internal sealed class PatternReader
{
    /// <summary>More than any preamble, and more than a boot's or a heartbeat's few.</summary>
    public const int EndlessFlashes = 16;

    private const int PreambleLike = 5;
    private const int BootLike = 3;
    private const int MostOddGroups = 2;

    private enum Stage
    {
        Fresh,
        RunOver,
        RapidOver,
        SequenceOver,
        HeartbeatOver,
        ForGood,
    }

    private readonly LedTimes _times;
    private readonly Heartbeats _heartbeats;
    private readonly FatalReader _fatal;
    private FlashRun _run;
    private int _slowFlashes;
    private bool _isBoot;
    private Stage _stage;
    private bool _isOn;
    private bool _isTrusted;
    private bool _isWatchedFromBegin;
    private bool _hasFault;
    private int _oddGroups;
    private long _lastFall;
    private long _begin;

    public PatternReader(LedTimes times)
    {
        _times = times;
        _heartbeats = new Heartbeats(times);
        _fatal = new FatalReader(times);
    }

    /// <summary>Until when the level can last before something follows from it.</summary>
    public long Deadline { get; private set; }

    public LedVerdict Verdict { get; private set; }

    public Doubt Doubt { get; private set; }

    public int Faults { get; private set; }

    public Doubt FirstFault { get; private set; }

    /// <summary>Of a fatal code that began to be read, and what it was is not decided.</summary>
    public Doubt Suspicion { get; private set; }

    public FatalReader Fatal => _fatal;

    public Heartbeats Heartbeats => _heartbeats;

    /// <summary>The rapid flashes of <see cref="LedShown.Unbound"/> and <see cref="LedShown.CannotBind"/>.</summary>
    public FlashRun LastRun { get; private set; }

    /// <summary>Since when the LED is what it is.</summary>
    public long Since { get; private set; }

    public void Begin(long now, bool isOn)
    {
        _heartbeats.Reset();
        _fatal.Reset();
        _run = default;
        (_slowFlashes, _isBoot) = (0, false);
        (_isOn, _isTrusted, _isWatchedFromBegin, _hasFault, _oddGroups) = (isOn, false, true, false, 0);
        (Verdict, Doubt, Suspicion, Faults, FirstFault, LastRun) = (default, default, default, 0, default, default);
        _begin = now;
        _lastFall = isOn ? long.MinValue : now;
        Enter(now);
    }

    /// <summary>The level changed.</summary>
    public void Change(long now, bool isOn)
    {
        if (IsForGood)
        {
            Drop(new Doubt(DoubtKind.Undocumented, now));
        }

        if (_isOn)
        {
            Flash(Since, now);
            _lastFall = now;
        }

        _isOn = isOn;
        // The level that the trace began with is older than it looks. Off is then a lower bound, on is nothing.
        _isTrusted = true;
        _isWatchedFromBegin = false;
        Enter(now);
    }

    /// <summary>What was seen last cannot be trusted.</summary>
    public void Fault(Doubt fault)
    {
        Faults++;
        _hasFault = true;
        if (Faults == 1)
        {
            FirstFault = fault;
        }

        _isTrusted = false;
        _run = default;
        _slowFlashes = 0;
        _lastFall = long.MinValue;
        _fatal.Break();
        _heartbeats.Reset();
        Suspect(fault);
        if (IsForGood || fault.Kind is DoubtKind.TooFast or DoubtKind.Flicker)
        {
            DropRunning(fault);
        }
        else
        {
            Odd(fault);
        }
    }

    /// <summary>The level lasted until <see cref="Deadline"/>.</summary>
    public void Wait()
    {
        long now = Deadline;
        _stage++;
        switch (_stage)
        {
            case Stage.RunOver:
                if (!_isOn)
                {
                    EndRun();
                }

                break;
            case Stage.RapidOver:
                if (Verdict.Shown == LedShown.Unbound)
                {
                    Drop(new Doubt(DoubtKind.RapidStopped, Since));
                }

                break;
            case Stage.SequenceOver:
                if (!_isOn && _isTrusted)
                {
                    Voted(_fatal.SequenceEnded(now));
                }
                else
                {
                    _fatal.Break();
                }

                break;
            case Stage.HeartbeatOver:
                if (Verdict.Shown is LedShown.DeveloperRunning or LedShown.ProductionRunning)
                {
                    Drop(new Doubt(DoubtKind.HeartbeatStopped, Since));
                }

                break;
            case Stage.ForGood:
                Steady();
                break;
        }

        SetDeadline();
    }

    private bool IsForGood => Verdict.Shown is LedShown.Off or LedShown.On or LedShown.CannotBind;

    private void Steady()
    {
        if (_isWatchedFromBegin)
        {
            if (!_hasFault)
            {
                Decide(new LedVerdict(_isOn ? LedShown.On : LedShown.Off));
            }

            return;
        }

        if (!_isOn && _isTrusted && LastRun.Count >= EndlessFlashes && LastRun.LastFall == Since && _times.IsRapid(LastRun.Period))
        {
            Decide(new LedVerdict(LedShown.CannotBind));
        }
        else if (_isOn)
        {
            DropRunning(new Doubt(DoubtKind.FlashLength, Since, _times.ForGood));
        }
    }

    private void Flash(long rise, long fall)
    {
        if (!_isTrusted)
        {
            EndRun();
            _fatal.Break();
            _heartbeats.Reset();
            _slowFlashes = 0;
            return;
        }

        long off = _lastFall == long.MinValue ? -1 : rise - _lastFall;
        if (fall - rise <= _times.LongestShort)
        {
            ShortFlash(rise, fall, off);
            return;
        }

        EndRun();
        if (Verdict.Shown == LedShown.Unbound)
        {
            Drop(new Doubt(DoubtKind.RapidStopped, rise));
        }

        Suspect(_fatal.Flash(rise, fall));
        bool canBeat = fall - rise <= _times.LongestFlash;
        _slowFlashes = !canBeat ? 0 : off >= 0 && off < _times.ShortestGap ? _slowFlashes + 1 : 1;
        Beat(rise, fall, 1, off, canBeat);
    }

    private void ShortFlash(long rise, long fall, long off)
    {
        if (!_run.IsActive)
        {
            // A trace that begins just before the first flash has seen them all, if there are as many as there should be.
            bool isFirst = off >= 0 && _lastFall == _begin;
            // A code is followed by a gap, so these flashes belong together: slow and then rapid is how a unit boots.
            _isBoot = _slowFlashes >= BootLike && off >= 0 && off < _times.ShortestGap;
            _slowFlashes = 0;
            _run = FlashRun.Start(rise, fall, off, isWhole: off > _times.LongestShort, canBePreamble: isFirst || off >= _times.ShortestGap);
            return;
        }

        if (!_run.TryExtend(rise, fall, _times.Spread))
        {
            EndRun();
            _run = FlashRun.Start(rise, fall, off, isWhole: false, canBePreamble: false);
            return;
        }

        if (_run.Count == PreambleLike && _times.IsVeryRapid(_run.Period))
        {
            Voted(_fatal.RunBegan(_run));
        }

        if (_run.Count >= EndlessFlashes)
        {
            if (_isBoot && fall - _run.FirstRise < _times.LongestBoot)
            {
                Suspect(new Doubt(DoubtKind.Boot, _run.FirstRise));
            }
            else if (_times.IsRapid(_run.Period))
            {
                LastRun = _run;
                Decide(new LedVerdict(LedShown.Unbound));
            }
            else
            {
                Doubt doubt = new(DoubtKind.RunSpeed, _run.FirstRise, _run.Period);
                Suspect(doubt);
                DropRunning(doubt);
            }
        }
    }

    private void EndRun()
    {
        if (!_run.IsActive)
        {
            return;
        }

        FlashRun run = _run;
        _run = default;
        LastRun = run;
        if (Verdict.Shown == LedShown.Unbound && run.Count > 1 && !_times.IsRapidAmongFew(run.Period))
        {
            Drop(new Doubt(DoubtKind.RunSpeed, run.FirstRise, run.Period));
        }

        Suspect(_fatal.RunEnded(run));
        bool canBeat = run.IsWhole && (run.Count == 1 || (run.Count == 3 && _times.IsRapidAmongFew(run.Period)));
        Beat(run.FirstRise, run.LastFall, run.Count, run.OffBefore, canBeat);
    }

    private void Beat(long rise, long fall, int flashes, long off, bool canBeat)
    {
        if (!_heartbeats.Add(rise, fall, flashes, off, canBeat))
        {
            Odd(new Doubt(DoubtKind.HeartbeatStopped, rise));
            return;
        }

        if (_heartbeats.Count > 2)
        {
            _oddGroups = 0;
        }

        if (_heartbeats.AreSteady(out _))
        {
            Decide(new LedVerdict(flashes == 1 ? LedShown.DeveloperRunning : LedShown.ProductionRunning));
        }
        else if (_heartbeats.AreEnough)
        {
            Doubt doubt = new(DoubtKind.Period, rise, _heartbeats.MeanPeriod);
            Suspect(doubt);
            if (_heartbeats.AreMany)
            {
                Odd(doubt);
            }
        }
    }

    /// <summary>Something that does not fit. Once, heartbeats survive it.</summary>
    private void Odd(Doubt doubt)
    {
        _oddGroups++;
        if (_oddGroups >= MostOddGroups && Verdict.Shown is LedShown.DeveloperRunning or LedShown.ProductionRunning)
        {
            Drop(doubt);
        }
    }

    private void Voted(Doubt doubt)
    {
        Suspect(doubt);
        if (doubt.Kind is DoubtKind.Once or DoubtKind.Disagree or DoubtKind.Overlap or DoubtKind.FlashSpread or DoubtKind.LostFlash)
        {
            Suspicion = doubt;
        }

        if (_fatal.Code.Flashes > 0)
        {
            Suspicion = default;
            Decide(new LedVerdict(LedShown.Fatal, _fatal.Code.Main, _fatal.Code.Flashes));
        }
        else if (Verdict.Shown == LedShown.Fatal && doubt.Kind is not (DoubtKind.None or DoubtKind.Once or DoubtKind.PauseLength or DoubtKind.PreambleAlone))
        {
            Drop(doubt);
        }
    }

    private void DropRunning(Doubt doubt)
    {
        if (Verdict.Shown is not (null or LedShown.Fatal))
        {
            Drop(doubt);
        }
    }

    private void Decide(LedVerdict verdict)
    {
        if (Verdict == verdict)
        {
            return;
        }

        Verdict = verdict;
        Doubt = default;
        if (verdict.Shown != LedShown.Fatal)
        {
            _fatal.Forget();
        }
    }

    private void Drop(Doubt doubt)
    {
        Verdict = default;
        Doubt = doubt;
    }

    private void Suspect(Doubt doubt)
    {
        if (doubt.Kind >= Doubt.Kind && doubt.Kind != DoubtKind.None)
        {
            Doubt = doubt;
        }
    }

    private void Enter(long now)
    {
        Since = now;
        _stage = Stage.Fresh;
        SetDeadline();
    }

    private void SetDeadline() => Deadline = _stage switch
    {
        Stage.Fresh => Since + _times.LongestShort + 1,
        Stage.RunOver => Since + _times.RapidEnd,
        Stage.RapidOver => Since + _times.SequenceEnd,
        Stage.SequenceOver => Since + _times.HeartbeatEnd,
        Stage.HeartbeatOver => Since + (_isBoot ? _times.LongestBoot : _times.ForGood),
        _ => long.MaxValue,
    };
}
