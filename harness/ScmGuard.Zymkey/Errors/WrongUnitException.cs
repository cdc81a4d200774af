using System;

namespace ScmGuard.Zymkey;

/// <summary>An irreversible operation was asked for on another unit than the one that is open. Nothing was done.</summary>
/// <param name="intended">The serial number of the unit that the caller meant.</param>
/// <param name="opened">The serial number of the unit that is open.</param>
public sealed class WrongUnitException(string intended, string opened)
    : InvalidOperationException($"An irreversible operation was meant for the unit \"{intended}\", but the open unit is \"{opened}\". Nothing was done.")
{
    /// <summary>The serial number of the unit that the caller meant.</summary>
    public string Intended { get; } = intended;

    /// <summary>The serial number of the unit that is open.</summary>
    public string Opened { get; } = opened;
}
