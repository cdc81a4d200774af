namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>An analyzer with nothing wrong: it reports <c>bad1</c>, <c>badKey</c>.</summary>
public sealed class BadNameAnalyzer : NameAnalyzer;
