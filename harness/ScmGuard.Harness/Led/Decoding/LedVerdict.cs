namespace ScmGuard.Harness.Led.Decoding;

/// <summary>What is decided.</summary>
internal readonly record struct LedVerdict(LedShown? Shown, int Main = 0, int Flashes = 0);
