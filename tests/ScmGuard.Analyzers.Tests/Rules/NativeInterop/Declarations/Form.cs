using System;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;

/// <summary>The forms in which C# binds a function of a library.</summary>
[Flags]
internal enum Form
{
    DllImport = 1,
    LibraryImport = 2,
    Delegate = 4,
    Pointer = 8,

    /// <summary>Where the runtime marshals and attributes can say how.</summary>
    Marked = DllImport | Delegate,

    /// <summary>Where a parameter has attributes.</summary>
    Named = Marked | LibraryImport,

    /// <summary>Where the runtime marshals.</summary>
    AtRunTime = Marked | Pointer,

    All = Named | Pointer,
}
