using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>One row of the acceptance: one question to a unit and its host. It only reads.</summary>
internal interface IAcceptanceRow
{
    /// <summary>The name of its step.</summary>
    string Name { get; }

    /// <summary>What is looked at.</summary>
    string Title { get; }

    /// <summary>The page that says how it should be.</summary>
    string Source { get; }

    /// <summary>What to do where the answer is not good and the outcome itself says nothing more exact.</summary>
    string Remedy { get; }

    /// <summary>What a station can set.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>Looks, and says what it means.</summary>
    /// <param name="context">The unit and its host.</param>
    /// <param name="stop">Ends the wait for an answer.</param>
    /// <exception cref="HostException">The host cannot be asked.</exception>
    /// <exception cref="ZymkeyException">The module does not answer.</exception>
    Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop);
}
