namespace ScmGuard.Knowledge;

/// <summary>What the Python client calls a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Text">The Python spelling. Case matters.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record PythonValue<T>(string Text, T Value, string Source);
