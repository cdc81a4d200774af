using System;

namespace ScmGuard.Zymkey;

/// <summary>A passphrase of BIP39 or SLIP39. Another passphrase is another wallet.</summary>
/// <remarks>
/// The Python page wants it to be Base64 text; the C page does not, and neither says what happens otherwise. It is passed on as given.
/// Source: Python API; C API Documentation.
/// </remarks>
public sealed class Passphrase : SecretText
{
    /// <summary>A copy of a passphrase; the original stays with the caller, who zeroes it.</summary>
    /// <param name="text">The passphrase.</param>
    /// <exception cref="ArgumentException">The text is empty, invalid, or has a zero character in it.</exception>
    public Passphrase(ReadOnlySpan<char> text)
        : base(text)
    {
    }

    /// <summary>A copy of a passphrase in UTF-8; the original stays with the caller, who zeroes it.</summary>
    /// <param name="utf8">The passphrase.</param>
    /// <exception cref="ArgumentException">The text is empty, invalid, or has a zero character in it.</exception>
    public Passphrase(ReadOnlySpan<byte> utf8)
        : base(utf8)
    {
    }
}
