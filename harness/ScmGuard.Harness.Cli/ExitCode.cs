using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>The unit passed, if need be marginally; or the command was carried out.</summary>
    public const int Ok = 0;

    /// <summary>The unit was proven not to do what it should; or the evidence was proven to be changed.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood, or names what does not exist.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was proven: evidence is missing, or the bench, the disk or this program failed.</summary>
    public const int Undecided = 3;

    /// <summary>The run was stopped for the sake of the unit.</summary>
    public const int Halted = 4;

    public static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass or Verdict.Marginal => Ok,
        Verdict.Fail => Failed,
        Verdict.Halted => Halted,
        _ => Undecided,
    };
}
