namespace ScmGuard.Package.Tests;

/// <summary>A diagnostic as it stands in a build's output. Line 0 means that it is about the whole project.</summary>
internal readonly record struct Reported(string Id, string Level, string File, int Line, string Message);
