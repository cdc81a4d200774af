namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>What every share of one set has in common.</summary>
/// <param name="Identifier">15 random bits.</param>
/// <param name="IsExtendable">Whether further sets of the same secret may be made; the identifier is then no part of the encryption.</param>
/// <param name="IterationExponent">The passphrase costs 10000 times 2^exponent iterations; 0 to 15, of which units make 0 to 5.</param>
/// <param name="GroupThreshold">Groups needed, 1 to <paramref name="GroupCount"/>.</param>
/// <param name="GroupCount">Groups made, 1 to 16.</param>
internal readonly record struct Slip39Set(int Identifier, bool IsExtendable, int IterationExponent, int GroupThreshold, int GroupCount);
