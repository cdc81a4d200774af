using System;

namespace ScmGuard.Zymkey;

/// <summary>The first break of a perimeter circuit since events were last cleared.</summary>
/// <remarks>On SCM beta firmware the time is wrong (advisory #117). Source: C API Documentation; Release Notes.</remarks>
/// <param name="Channel">The circuit.</param>
/// <param name="At">When it was broken, by the module's clock, to the second.</param>
public readonly record struct PerimeterEvent(PerimeterChannel Channel, DateTimeOffset At);
