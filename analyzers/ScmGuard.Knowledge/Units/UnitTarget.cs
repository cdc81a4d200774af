namespace ScmGuard.Knowledge;

/// <summary>A kind of unit that software may meet: model, hardware revision and firmware.</summary>
/// <param name="Model">The product.</param>
/// <param name="Revision">The hardware revision (<c>A1</c>, <c>B1</c>), or null for a model that has none.</param>
/// <param name="Firmware">The firmware, or null for "any firmware that no table names".</param>
public sealed record UnitTarget(Model Model, string? Revision, string? Firmware);
