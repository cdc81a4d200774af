using System;

namespace ScmGuard.Harness.Units;

/// <summary>The host cannot be asked. That is a fault of the bench, never of the unit.</summary>
public sealed class HostException : Exception
{
    /// <summary>What is wrong.</summary>
    /// <param name="message">What was asked, and what went wrong.</param>
    /// <param name="cause">What led to it, or null.</param>
    public HostException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
