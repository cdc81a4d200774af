using System;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>
/// Follows the grammar of a fatal code and collects its repeats. What breaks the grammar ends the repeat that it is in; whole repeats vote, and
/// one dissenting vote leaves the code undecided.
/// </summary>
internal sealed class FatalReader
{
    /// <summary>So many repeats are kept.</summary>
    public const int MostRepeats = 4;

    private const int PreambleFlashes = 10;

    private readonly LedTimes _times;
    private FatalRepeat _open = new();
    private readonly FatalRepeat[] _whole = [new(), new(), new(), new()];
    private int _count;
    private bool _isOpen;
    private bool _isOver;

    public FatalReader(LedTimes times) => _times = times;

    /// <summary>The repeats that voted, the oldest first.</summary>
    public ReadOnlySpan<FatalRepeat> Repeats => _whole.AsSpan(0, _count);

    /// <summary>What the repeats say: flashes in the main code, and all flashes; both 0 if undecided.</summary>
    public (int Main, int Flashes) Code { get; private set; }

    /// <summary>Between a pause and a gap, in nanoseconds.</summary>
    public double Border { get; private set; }

    /// <summary>True from a preamble on until the grammar is broken.</summary>
    public bool IsOpen => _isOpen;

    public void Reset()
    {
        _isOpen = false;
        Forget();
    }

    /// <summary>The repeats belong to the past.</summary>
    public void Forget() => (_count, Code, _isOver) = (0, default, false);

    /// <summary>What is open cannot be trusted.</summary>
    public void Break() => _isOpen = false;

    /// <summary>Very rapid flashes have begun: too many for a flicker.</summary>
    /// <param name="run">Those flashes.</param>
    public Doubt RunBegan(in FlashRun run)
    {
        if (!_isOpen || _open.Count == 0 || !run.IsWhole)
        {
            return default;
        }

        _isOpen = false;
        long rest = run.FirstRise - _open.OffBegin(_open.Count);
        return rest >= _times.ShortestGap && rest <= _times.LongestGap
            ? Close(run.FirstRise, isLast: false)
            : new Doubt(DoubtKind.PauseLength, run.FirstRise, rest);
    }

    /// <summary>A run of short flashes is over.</summary>
    public Doubt RunEnded(in FlashRun run)
    {
        bool wasOpen = _isOpen;
        _isOpen = false;
        if (!_times.IsVeryRapid(run.Period))
        {
            return wasOpen ? new Doubt(DoubtKind.ShortFlashInside, run.FirstRise) : default;
        }

        if (run.Count != PreambleFlashes || !run.CanBePreamble)
        {
            return new Doubt(DoubtKind.PreambleLength, run.FirstRise, run.Count);
        }

        if (_isOver)
        {
            Forget();
        }

        _isOpen = true;
        _open.Begin(run.FirstRise, run.LastFall);
        return default;
    }

    /// <summary>A flash that is not short.</summary>
    public Doubt Flash(long rise, long fall)
    {
        if (!_isOpen)
        {
            return new Doubt(DoubtKind.NoPreamble, rise);
        }

        _isOpen = false;
        long on = fall - rise;
        long off = rise - _open.OffBegin(_open.Count);
        if (on < _times.ShortestFlash || on > _times.LongestFlash)
        {
            return new Doubt(DoubtKind.FlashLength, rise, on);
        }

        if (off > _times.LongestGap || off < (_open.Count == 0 ? _times.ShortestGap : _times.ShortestPause))
        {
            return new Doubt(DoubtKind.PauseLength, _open.OffBegin(_open.Count), off);
        }

        if (_open.Count == FatalRepeat.MostFlashes)
        {
            return new Doubt(DoubtKind.TooManyFlashes, rise, FatalRepeat.MostFlashes);
        }

        _isOpen = true;
        _open.Add(rise, fall);
        return default;
    }

    /// <summary>The LED has been off for longer than any gap.</summary>
    public Doubt SequenceEnded(long now)
    {
        _isOver = true;
        if (!_isOpen)
        {
            return default;
        }

        _isOpen = false;
        return _open.Count == 0 ? new Doubt(DoubtKind.PreambleAlone, _open.PreambleBegin) : Close(now, isLast: true);
    }

    private Doubt Close(long end, bool isLast)
    {
        _open.Close(end, isLast);
        if (_count == MostRepeats)
        {
            FatalRepeat oldest = _whole[0];
            Array.Copy(_whole, 1, _whole, 0, MostRepeats - 1);
            _whole[^1] = oldest;
            _count--;
        }

        (_open, _whole[_count]) = (_whole[_count], _open);
        _count++;
        return Vote();
    }

    private Doubt Vote()
    {
        Code = default;
        FatalRepeat newest = _whole[_count - 1];
        bool hasFollowed = false;
        foreach (FatalRepeat repeat in Repeats)
        {
            hasFollowed |= !repeat.IsLast;
            if (repeat.Count != newest.Count)
            {
                return new Doubt(DoubtKind.Disagree, newest.PreambleBegin, repeat.Count);
            }
        }

        if (_count < _times.Repeats || !hasFollowed)
        {
            return new Doubt(DoubtKind.Once, newest.PreambleBegin, newest.Count);
        }

        DoubtKind doubt = CodeSplit.Find(Repeats, _times, out int split, out double border);
        if (doubt != DoubtKind.None)
        {
            return new Doubt(doubt, newest.PreambleBegin);
        }

        Code = (split, newest.Count);
        Border = border;
        return default;
    }
}
