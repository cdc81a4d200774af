using Microsoft.CodeAnalysis;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Rewrites one call.</summary>
/// <param name="call">The call; calls within it may have been rewritten already.</param>
/// <param name="walletName">The name of its wallet.</param>
/// <param name="mnemonic">The local that the recovery mnemonic goes to.</param>
internal delegate SyntaxNode CallRewrite(SyntaxNode call, string walletName, string mnemonic);
