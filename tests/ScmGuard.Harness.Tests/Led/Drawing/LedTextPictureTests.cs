using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Led.Drawing;

public sealed class LedTextPictureTests
{
    private const long Millisecond = 1_000_000;

    private static readonly LedReading s_reading = new(LedShown.Fatal, 0.834)
    {
        Main = 4,
        Sub = 2,
        Meaning = "a file failed its signature check",
        Symbols =
        [
            new("gap", 0, 1000 * Millisecond, 1),
            new("flash 1 of 2", 1000 * Millisecond, 1500 * Millisecond, 1),
            new("flash 2 of 2", 2000 * Millisecond, 2500 * Millisecond, 1),
        ],
    };

    [Fact]
    public void A_trace_is_drawn_with_its_symbols_above_and_seconds_below() => Assert.Equal(
        """
        gap       1/2       flash 2 of 2
        __________#####_____#####_____%_________
        0 s       1 s       2 s       3 s
        Fatal 4-2: a file failed its signature check (confidence 0.83)

        """.ReplaceLineEndings("\n"),
        LedTextPicture.Draw(Traces.Of(1000, 500, 500, 500, 520, 20, 960), s_reading, 60, isAscii: true));

    [Fact]
    public void A_terminal_with_all_letters_gets_blocks_and_the_same_shape()
    {
        LineTrace trace = Traces.Of(1000, 500, 500, 500, 520, 20, 960);
        string ascii = LedTextPicture.Draw(trace, s_reading, 60, isAscii: true);
        string blocks = LedTextPicture.Draw(trace, s_reading, 60, isAscii: false);
        string[] asciiLines = ascii.Split('\n'), blockLines = blocks.Split('\n');
        Assert.Equal(asciiLines[1].Replace('_', '\u2581').Replace('#', '\u2588').Replace('%', '\u2593'), blockLines[1]);
        Assert.Equal(asciiLines.Where((_, index) => index != 1), blockLines.Where((_, index) => index != 1));
    }

    [Fact]
    public void What_cannot_be_trusted_is_marked_and_told()
    {
        LineTrace trace = Traces.Of(1000, 500, 500) with { Faults = [new LineFault(1500 * Millisecond, "3 edges were lost\u001b[2J")] };
        string picture = LedTextPicture.Draw(trace, LedReading.Inconclusive("edges were lost", 1500 * Millisecond), 60, isAscii: true);
        Assert.Equal('!', picture.Split('\n')[0][30]);
        Assert.Contains("! 1.5 s: 3 edges were lost?[2J\n", picture, StringComparison.Ordinal);
        Assert.EndsWith("Inconclusive: edges were lost, at 1.5 s\n", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_wider_than_asked_and_no_picture_is_endless() => Properties.ForAll(
        from trace in Traces.Any from width in Gen.Choose(LedTextPicture.LeastWidth, 200) select (trace, width),
        asked =>
        {
            string[] wave = [.. Draw(asked.trace, asked.width)];
            Assert.InRange(wave.Length, 1, 6);
            Assert.All(wave, line => Assert.InRange(line.Length, 1, asked.width));
        });

    [Fact]
    public void No_flash_is_left_out_however_short_it_is() => Properties.ForAll(
        from pause in Gen.Choose(1000, 60_000) from flash in Gen.Choose(1, 400) from rest in Gen.Choose(1000, 600_000) select (pause, flash, rest),
        asked => Assert.Contains(
            string.Concat(Draw(Traces.Of(asked.pause, asked.flash, asked.rest), 80)),
            letter => letter is '#' or '%'));

    [Fact]
    public void A_LED_that_never_changes_is_drawn_as_such()
    {
        LineTrace off = Traces.Of(30_000);
        Assert.All(Draw(off, 80), line => Assert.Equal(line, new string('_', line.Length)));
        Assert.All(Draw(off with { BeganOn = true }, 80), line => Assert.Equal(line, new string('#', line.Length)));
    }

    private static IEnumerable<string> Draw(LineTrace trace, int width) =>
        LedTextPicture.Draw(trace with { Faults = [] }, LedReading.Inconclusive("no reason"), width, isAscii: true)
            .Split('\n')
            .Where(line => line.Length > 0 && line.All(letter => letter is '_' or '#' or '%'));
}
