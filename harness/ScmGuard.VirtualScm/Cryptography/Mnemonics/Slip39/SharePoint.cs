namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>A point of the sharing polynomials: one index, and one value for each byte of the secret.</summary>
internal readonly record struct SharePoint(byte X, Secret<byte> Y);
