using System;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>Where a line's records come from, byte for byte.</summary>
internal interface IByteSource
{
    /// <summary>Waits for bytes.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <param name="patience">How long to wait for the first one.</param>
    /// <returns>How many; 0 if there will be no more; null when the time was up.</returns>
    /// <exception cref="HostException">It cannot be read.</exception>
    int? Read(Span<byte> buffer, TimeSpan patience);
}
