using System;

namespace ScmGuard.Cli.Scanning;

/// <summary>Nothing could be scanned, for a reason that lies outside the scanned code. The message says what to do.</summary>
internal sealed class ScanException(string message) : Exception(message);
