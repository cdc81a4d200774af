namespace ScmGuard.Analyzers.Recognition;

/// <summary>By which way code reaches the Zymbit API.</summary>
public enum CallRoute
{
    /// <summary>A method declared with <c>DllImport</c>.</summary>
    DllImport,

    /// <summary>A method declared with <c>LibraryImport</c>.</summary>
    LibraryImport,

    /// <summary>A delegate or a function pointer made of what <c>NativeLibrary.GetExport</c> returned.</summary>
    Export,

    /// <summary>A delegate or a function pointer made of a declared method.</summary>
    MethodGroup,

    /// <summary>A wrapper that carries <c>ZymbitApiAttribute</c>.</summary>
    AnnotatedWrapper,

    /// <summary>A wrapper that <c>scmguard.json</c> maps by its documentation id.</summary>
    MappedWrapper,

    /// <summary>A member of the official Python client, called on a <c>dynamic</c> receiver through Python.NET.</summary>
    PythonDynamic,

    /// <summary>A member of the official Python client, called by name with Python.NET's <c>InvokeMethod</c>.</summary>
    PythonInvokeMethod,

    /// <summary>A call in a text that Python runs: <c>PythonEngine.Exec</c>, or <c>python3 -c</c> in a process.</summary>
    PythonText,
}
