namespace ScmGuard.Knowledge;

/// <summary>A parameter of a method of the official Python client, after <c>self</c>.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Role">What it means.</param>
/// <param name="Default">The default as Python writes it, or null if the argument is required.</param>
public sealed record PythonParameter(string Name, ArgumentRole Role, string? Default = null);
