using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>Verdicts as they are drawn: a mark and a word, and a colour beside them.</summary>
internal static class VerdictMarkup
{
    /// <summary>The style of what has a verdict, or has none.</summary>
    public static string Style(this Verdict? verdict) => verdict switch
    {
        null => "none",
        Verdict.Pass => "pass",
        Verdict.Marginal => "marginal",
        Verdict.Inconclusive => "inconclusive",
        Verdict.BenchFault => "bench",
        Verdict.Fail => "fail",
        _ => "halted",
    };

    /// <summary>A small label.</summary>
    public static Markup Chip(Verdict? verdict)
    {
        Markup chip = new();
        chip.Add($"""<span class="chip {verdict.Style()}"><span aria-hidden="true">{verdict?.Mark() ?? "\u2013"}</span> {verdict?.Word() ?? "Not needed"}</span>""");
        return chip;
    }
}
