using System;

namespace ScmGuard.Zymkey;

/// <summary>The caller's word that an operation, which no later call undoes, is meant for one particular unit.</summary>
/// <remarks>
/// Every operation that can lock, destroy or close something for good asks for one. It holds for the unit whose serial number it names:
/// the client reads the serial number of the open unit before the call, and refuses if it is another one.
/// </remarks>
public sealed class Irreversible
{
    private Irreversible(string serialNumber) => SerialNumber = serialNumber;

    /// <summary>The serial number of the unit that the operation is meant for.</summary>
    public string SerialNumber { get; }

    /// <summary>Names the unit that the operation is meant for.</summary>
    /// <param name="serialNumber">Its serial number, as <see cref="IZymkey.GetSerialNumber"/> returns it. Write it down or read it from a label;
    /// a program that reads it from the open unit and passes it back has confirmed nothing.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static Irreversible ForUnit(string serialNumber)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serialNumber);
        return new Irreversible(serialNumber);
    }

    /// <summary>Holds the open unit against the one that is meant.</summary>
    /// <param name="serialNumber">The serial number of the open unit.</param>
    /// <exception cref="WrongUnitException">It is another unit.</exception>
    public void RequireUnit(string serialNumber)
    {
        if (!string.Equals(SerialNumber, serialNumber, StringComparison.Ordinal))
        {
            throw new WrongUnitException(SerialNumber, serialNumber);
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"irreversible, for unit {SerialNumber}";
}
