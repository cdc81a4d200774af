using System;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Tests.Led.Decoding;

/// <summary>A pattern and how it is drawn, all of it following from a seed.</summary>
internal sealed record LedCase(LedShown Shown, int? Main, int? Sub, LedEncoding Encoding)
{
    public LineTrace Trace => LedEncoder.Encode(Shown, Main, Sub, Encoding);

    /// <summary>The documented times, jitter up to a fifth, drift up to a tenth, and bounce.</summary>
    public static LedCase Nominal(int seed)
    {
        Random random = new(seed);
        return Draw(random, new LedEncoding
        {
            Seed = random.Next(),
            Begin = random.Next(),
            Jitter = random.Next(2) == 0 ? 0.2 : Between(random, 0, 0.2),
            Drift = Between(random, -0.1, 0.1),
            BounceEdges = random.Next(4),
        });
    }

    /// <summary>What the documents leave open is otherwise than assumed; jitter up to a tenth.</summary>
    public static LedCase OtherTimes(int seed)
    {
        Random random = new(seed);
        return Draw(random, new LedEncoding
        {
            Seed = random.Next(),
            Jitter = Between(random, 0, 0.1),
            CodePause = TimeSpan.FromSeconds(Between(random, 0.25, 0.75)),
            RapidPerSecond = Between(random, 4, 7),
            VeryRapidPerSecond = Between(random, 8, 25),
        });
    }

    /// <summary>The case, and what went wrong on the way.</summary>
    public static (LedCase Case, LedDisturbance Disturbance) Disturbed(int seed)
    {
        Random random = new(seed);
        LedCase one = Nominal(random.Next());
        int some = random.Next(1, 4);
        LedDisturbance disturbance = new() { Seed = random.Next(), HasSequence = random.Next(3) == 0 };
        return (one, random.Next(8) switch
        {
            0 => disturbance with { LostEdges = some },
            1 => disturbance with { LostFlashes = some },
            2 => disturbance with { MergedFlashes = some },
            3 => disturbance with { DoubledEdges = some },
            4 => disturbance with { FlickersPerSecond = Between(random, 0, 1), FlickerTime = TimeSpan.FromMilliseconds(Between(random, 1, 700)) },
            5 => disturbance with { CutBegin = one.Encoding.Length * Between(random, 0, 0.8), CutEnd = one.Encoding.Length * Between(random, 0, 0.19) },
            6 => disturbance with { FlickersPerSecond = Between(random, 0, 60), FlickerTime = TimeSpan.FromMilliseconds(Between(random, 1, 30)) },
            _ => disturbance with
            {
                LostEdges = random.Next(3),
                LostFlashes = random.Next(3),
                MergedFlashes = random.Next(2),
                DoubledEdges = random.Next(2),
                CutBegin = one.Encoding.Length * Between(random, 0, 0.3),
            },
        });
    }

    private static LedCase Draw(Random random, LedEncoding encoding)
    {
        LedShown shown = random.Next(3) > 0 ? LedShown.Fatal : (LedShown)random.Next(7);
        if (shown != LedShown.Fatal)
        {
            double phase = Between(random, 0, shown == LedShown.CannotBind ? 4 : 10);
            return new LedCase(shown, null, null, encoding with { StartPhase = TimeSpan.FromSeconds(phase), Length = TimeSpan.FromSeconds(45) });
        }

        FatalCode code = FatalCodes.All[random.Next(FatalCodes.All.Count)];
        int? sub = code.HasAggregateSubcode ? random.Next(1, 10) : code.Subcode;
        double once = 9.5 / encoding.VeryRapidPerSecond + Group(code.Main, encoding) + (sub is null ? 0 : Group(sub.Value, encoding)) + 1;
        bool isEndless = random.Next(2) == 0;
        // Of three repeats the first may be partial: two whole ones are left, and the time off behind them.
        return new LedCase(shown, code.Main, sub, encoding with
        {
            Repeats = isEndless ? 0 : 3,
            Before = TimeSpan.FromSeconds(random.Next(2) == 0 ? Between(random, 0, 5) : 0),
            StartPhase = TimeSpan.FromSeconds(Between(random, 0, isEndless ? 5 * once : once)),
            Length = TimeSpan.FromSeconds(((once + 1) * 1.35 * (isEndless ? 4 : 3)) + 8),
        });
    }

    // A gap, and the flashes behind it.
    private static double Group(int count, LedEncoding encoding) => 1 + (count * 0.5) + ((count - 1) * encoding.CodePause.TotalSeconds);

    private static double Between(Random random, double least, double most) => least + ((most - least) * random.NextDouble());
}
