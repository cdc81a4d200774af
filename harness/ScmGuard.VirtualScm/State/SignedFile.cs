namespace ScmGuard.VirtualScm;

/// <summary>A file of the boot manifest.</summary>
/// <param name="Slot">Which key signed it.</param>
/// <param name="Digest">Its SHA-256 at that time.</param>
internal sealed record SignedFile(int Slot, byte[] Digest);
