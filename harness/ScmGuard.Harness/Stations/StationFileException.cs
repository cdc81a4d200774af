using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Stations;

/// <summary>A station file cannot be used. All that is wrong with it is said at once.</summary>
public sealed class StationFileException : Exception
{
    internal StationFileException(IReadOnlyList<StationFileError> errors)
        : base(string.Join('\n', errors.Select(error => error.ToString()))) => Errors = errors;

    /// <summary>What is wrong, in the order of the file. At least one.</summary>
    public IReadOnlyList<StationFileError> Errors { get; }
}
