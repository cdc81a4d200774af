using System;
using System.Collections.Generic;
using System.Globalization;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Puts a verdict into words.</summary>
internal static class LedReadings
{
    /// <summary>What is known at a moment.</summary>
    public static LedReading Of(PatternReader reader, LedTimes times, long now)
    {
        LedReading reading = reader.Verdict.Shown switch
        {
            null => Undecided(reader),
            LedShown.Fatal => Fatal(reader, times),
            LedShown.DeveloperRunning => Running(LedShown.DeveloperRunning, reader),
            LedShown.ProductionRunning => Running(LedShown.ProductionRunning, reader),
            LedShown.Unbound => Unbound(reader, times),
            LedShown.CannotBind => CannotBind(reader, times, now),
            LedShown steady => Steady(steady, reader, times, now),
        };
        if (reading.IsDecoded && reader.Suspicion.Kind != DoubtKind.None)
        {
            reading = reading with { Suspicion = $"at {Seconds(reader.Suspicion.At)} {reader.Suspicion.Describe()}" };
        }

        return reading.IsDecoded && reader.Faults > 0
            ? reading with { Reason = $"{reading.Reason}; beside it {Faults(reader)}" }
            : reading;
    }

    private static string Faults(PatternReader reader)
    {
        string first = $"at {Seconds(reader.FirstFault.At)} {reader.FirstFault.Describe()}";
        return reader.Faults == 1 ? $"a place that cannot be trusted: {first}" : $"{reader.Faults} places that cannot be trusted, the first {first}";
    }

    private static LedReading Undecided(PatternReader reader) => reader.Doubt.Kind == DoubtKind.None
        ? LedReading.Inconclusive("nothing was seen often enough: the trace is too short", reader.Since)
        : LedReading.Inconclusive(reader.Doubt.Describe(), reader.Doubt.At);

    private static LedReading Running(LedShown shown, PatternReader reader)
    {
        Heartbeats heartbeats = reader.Heartbeats;
        bool areSteady = heartbeats.AreSteady(out double margin);
        List<LedSymbol> symbols = [];
        for (int back = heartbeats.Count - 1; areSteady && back >= 0; back--)
        {
            symbols.Add(new LedSymbol("heartbeat", heartbeats.Rise(back), heartbeats.Fall(back), margin));
        }

        return Known(shown, shown == LedShown.DeveloperRunning ? LedPatternKind.DeveloperMode : LedPatternKind.ProductionMode) with
        {
            Confidence = margin,
            Reason = areSteady
                ? $"{Number(heartbeats.Count)} heartbeats, one every {Seconds(heartbeats.MeanPeriod)}"
                : "heartbeats, the last of which was disturbed",
            Symbols = symbols,
        };
    }

    private static LedReading Unbound(PatternReader reader, LedTimes times)
    {
        LedSymbol rapid = Rapid(reader.LastRun, times);
        return Known(LedShown.Unbound, LedPatternKind.Unbound) with
        {
            Confidence = rapid.Margin,
            Reason = $"{Number(reader.LastRun.Count)} flashes without a pause, {Rate(reader.LastRun.Period)} per second",
            Symbols = [rapid],
        };
    }

    private static LedReading CannotBind(PatternReader reader, LedTimes times, long now)
    {
        LedSymbol rapid = Rapid(reader.LastRun, times);
        return Known(LedShown.CannotBind, LedPatternKind.CannotBind) with
        {
            Confidence = rapid.Margin,
            Reason = $"rapid flashes, then off for at least {Seconds(now - reader.Since)}",
            At = reader.Since,
            Symbols = [rapid, new LedSymbol("off", reader.Since, now, LastMargin(reader, times, now))],
        };
    }

    private static LedReading Steady(LedShown shown, PatternReader reader, LedTimes times, long now)
    {
        string name = shown == LedShown.On ? "on" : "off";
        double margin = LastMargin(reader, times, now);
        return new LedReading(shown, margin)
        {
            Reason = $"{name} for at least {Seconds(now - reader.Since)}",
            At = reader.Since,
            Symbols = [new LedSymbol(name, reader.Since, now, margin)],
        };
    }

    private static LedReading Fatal(PatternReader reader, LedTimes times)
    {
        FatalReader fatal = reader.Fatal;
        int main = reader.Verdict.Main;
        int subcode = reader.Verdict.Flashes - main;
        int? sub = subcode == 0 ? null : subcode;
        List<LedSymbol> symbols = [];
        // A new sequence may have begun; the code is still that of the last one that was decided.
        if (fatal.Code.Flashes > 0)
        {
            foreach (FatalRepeat repeat in fatal.Repeats)
            {
                Add(symbols, repeat, main, fatal.Border, times);
            }
        }

        double confidence = symbols.Count > 0 ? 1 : 0;
        foreach (LedSymbol symbol in symbols)
        {
            confidence = Math.Min(confidence, symbol.Margin);
        }

        FatalCode? known = FatalCodes.Find(main, sub);
        return new LedReading(LedShown.Fatal, confidence)
        {
            Main = main,
            Sub = sub,
            Reason = fatal.Code.Flashes > 0 ? $"{Number(fatal.Repeats.Length)} equal repeats" : "equal repeats earlier in the trace",
            Meaning = known?.Meaning,
            Remedy = known?.Remedy,
            Symbols = symbols,
        };
    }

    private static void Add(List<LedSymbol> symbols, FatalRepeat repeat, int main, double border, LedTimes times)
    {
        symbols.Add(new LedSymbol("preamble", repeat.PreambleBegin, repeat.PreambleEnd, 1));
        for (int flash = 0; flash < repeat.Count; flash++)
        {
            bool isAfterGap = flash == 0 || flash == main;
            double off = Margin(repeat.Off(flash), border, isAfterGap ? times.Gap : times.Gap / 2);
            if (isAfterGap)
            {
                symbols.Add(new LedSymbol("gap", repeat.OffBegin(flash), repeat.Rise(flash), off));
            }

            (int number, int count) = flash < main ? (flash + 1, main) : (flash - main + 1, repeat.Count - main);
            double on = Math.Min(Margin(repeat.On(flash), times.LongestShort, times.Flash), Margin(repeat.On(flash), times.Flash * LedTimes.LongestFlashUnits, times.Flash));
            symbols.Add(new LedSymbol($"flash {Number(number)} of {Number(count)}", repeat.Rise(flash), repeat.Fall(flash), isAfterGap ? on : Math.Min(on, off)));
        }
    }

    // The share of the way from the border to the nominal duration, at the most all of it.
    private static double Margin(double value, double border, double nominal) =>
        Math.Clamp((value - border) / (nominal == border ? 1 : nominal - border), 0, 1);

    private static LedSymbol Rapid(in FlashRun run, LedTimes times)
    {
        double nominal = times.RapidNominal;
        double margin = Math.Min(Margin(run.Period, times.RapidShortest, nominal), Margin(run.Period, times.RapidLongest, nominal));
        return new LedSymbol("rapid flashes", run.FirstRise, run.LastFall, margin);
    }

    // How far beyond the longest time off that something else could have: 1 when it is twice as long.
    private static double LastMargin(PatternReader reader, LedTimes times, long now) =>
        Math.Clamp((double)(now - reader.Since - times.HeartbeatEnd) / times.HeartbeatEnd, 0, 1);

    private static LedReading Known(LedShown shown, LedPatternKind kind)
    {
        LedPattern pattern = LedPatterns.Get(kind);
        return new LedReading(shown, 0) { Meaning = pattern.Meaning, Remedy = pattern.Remedy };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double period) => (1e9 / period).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Seconds(double nanoseconds) => (nanoseconds / 1e9).ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
