using System;
using System.Text.Unicode;

namespace ScmGuard.Zymkey;

/// <summary>A secret that is text. It goes to the library in UTF-8, as it was given: nothing is normalised.</summary>
public abstract class SecretText : Secret
{
    private protected SecretText(ReadOnlySpan<char> text)
        : base(text) => RequireText();

    private protected SecretText(ReadOnlySpan<byte> utf8)
        : base(utf8) => RequireText();

    private void RequireText()
    {
        if (Length == 0 || !Utf8.IsValid(Reveal()) || Reveal().Contains((byte)0))
        {
            Dispose();
            throw new ArgumentException("The text of a secret must be valid, not empty, and without a zero character.");
        }
    }
}
