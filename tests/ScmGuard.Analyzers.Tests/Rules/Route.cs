namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>The ways by which the programs of the tests reach an operation.</summary>
public enum Route
{
    DllImport,
    LibraryImport,
    AnnotatedWrapper,
    ManagedClient,
    PythonClient,
}
