using System.Collections.Generic;

namespace ScmGuard.Harness.Engine;

/// <summary>Something to find out about a unit.</summary>
public interface ICheck
{
    /// <summary>Its name on the command line, such as <c>boot-timing</c>.</summary>
    string Name { get; }

    /// <summary>What it finds out, in one line.</summary>
    string Title { get; }

    /// <summary>What a station can set.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>The steps. The same request always gives the same steps: a run that goes on after a reboot plans anew.</summary>
    /// <param name="request">What is asked, and of what kind of unit.</param>
    IReadOnlyList<Step> Plan(PlanRequest request);
}
