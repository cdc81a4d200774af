using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>A test of a result that does not tell two results apart.</summary>
/// <param name="Place">The test, or the call that tests.</param>
/// <param name="Read">Where the test reads the result; null if it does so in another method.</param>
internal readonly record struct UselessTest(IOperation Place, IOperation? Read);
