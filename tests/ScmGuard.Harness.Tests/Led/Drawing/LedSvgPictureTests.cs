using System;
using System.Linq;
using System.Xml.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Led.Drawing;

public sealed class LedSvgPictureTests
{
    [Fact]
    public void Any_trace_becomes_a_well_formed_drawing() => Properties.ForAll(Traces.Any, trace =>
    {
        XElement svg = XElement.Parse(LedSvgPicture.Of(trace, LedReading.Inconclusive("no <b>reason</b>")).ToString());
        Assert.Contains("no <b>reason</b>", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void Each_flash_is_drawn_and_each_symbol_that_has_room_is_named()
    {
        LedReading reading = new(LedShown.DeveloperRunning, 1) { Symbols = [new("heartbeat", 1_000_000_000, 4_000_000_000, 1), new("heartbeat", 4_000_000_000, 7_000_000_000, 1)] };
        XElement svg = XElement.Parse(LedSvgPicture.Of(Traces.Of(1000, 100, 2900, 100, 2900), reading).ToString());
        Assert.Equal(2, svg.Descendants("path").Where(IsOf("led-on")).Sum(path => path.Attribute("d")!.Value.Count(letter => letter == 'M')));
        Assert.Equal(["heartbeat", "heartbeat"], svg.Descendants("text").Where(IsOf("symbol-name")).Select(text => text.Value));
    }

    [Fact]
    public void A_hundred_thousand_edges_make_a_drawing_that_a_page_can_hold()
    {
        int[] durations = [.. Enumerable.Repeat(5, 100_000)];
        Assert.True(LedSvgPicture.Of(Traces.Of(durations), LedReading.Inconclusive("it flickers")).ToString().Length < 100_000);
    }

    private static Func<XElement, bool> IsOf(string kind) => element => element.Attribute("class")?.Value == kind;
}
