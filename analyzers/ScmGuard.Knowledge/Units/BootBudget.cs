using System;

namespace ScmGuard.Knowledge;

/// <summary>How long an SCM takes from power to a bound module.</summary>
public static class BootBudget
{
    /// <summary>A whole boot.</summary>
    public static Fact<TimeSpan> Usual { get; } = new(TimeSpan.FromSeconds(90), SourcePages.ScmFaq)
    {
        Unconfirmed = "how far it varies: the figure is a round one",
    };

    /// <summary>How much longer some boots of Rev B take than those of Rev A. The vendor calls it normal.</summary>
    public static Fact<TimeSpan> RevisionBExtra { get; } = new(TimeSpan.FromSeconds(50), SourcePages.ScmFaq)
    {
        Unconfirmed = "how many boots take longer",
    };

    /// <summary>How long a boot can take on an SCM of a revision.</summary>
    /// <param name="revision">The revision (<c>A1</c>, <c>B1</c>), or null for any.</param>
    public static TimeSpan LongestOn(string? revision) => revision is "A1" ? Usual.Value : Usual.Value + RevisionBExtra.Value;
}
