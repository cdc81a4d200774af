namespace ScmGuard.Analyzers.Recognition;

/// <summary>By which way code reaches the Zymbit API.</summary>
public enum CallRoute
{
    /// <summary>A method declared with <c>DllImport</c>.</summary>
    DllImport,

    /// <summary>A method declared with <c>LibraryImport</c>.</summary>
    LibraryImport,

    /// <summary>A wrapper that carries <c>ZymbitApiAttribute</c>.</summary>
    AnnotatedWrapper,

    /// <summary>A member of the official Python client, called on a <c>dynamic</c> receiver through Python.NET.</summary>
    PythonDynamic,
}
