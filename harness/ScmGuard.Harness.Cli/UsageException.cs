using System;

namespace ScmGuard.Harness.Cli;

/// <summary>The command line names what does not exist. The message says what was expected and what to do.</summary>
internal sealed class UsageException : Exception
{
    private const string ParameterSuffix = " (Parameter ";

    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>An argument that the unit refused, in its own words, but without the name of the method's parameter.</summary>
    public UsageException(ArgumentException refusal)
        : base(refusal.Message.Split(ParameterSuffix)[0], refusal)
    {
    }
}
