namespace ScmGuard.VirtualScm.Tests.Performance;

/// <summary>Tests that measure the whole process: no other test runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;
