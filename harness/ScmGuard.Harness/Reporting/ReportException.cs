using System;
using System.IO;

namespace ScmGuard.Harness.Reporting;

/// <summary>A report cannot be written. The journal is not touched by that.</summary>
public sealed class ReportException : IOException
{
    /// <summary>What is wrong.</summary>
    /// <param name="place">The folder or the file.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="cause">What led to it, or null.</param>
    public ReportException(string place, string problem, string remedy, Exception? cause = null)
        : base($"{place}: {problem}. {remedy}", cause)
    {
    }
}
