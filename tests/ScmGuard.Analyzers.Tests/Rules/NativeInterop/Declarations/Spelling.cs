namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;

/// <summary>A way to write a parameter in C#.</summary>
/// <param name="Text">All but its name, such as <c>out nint</c>.</param>
/// <param name="Forms">The forms in which it compiles and is meant.</param>
internal readonly record struct Spelling(string Text, Form Forms = Form.All)
{
    public static implicit operator Spelling(string text) => new(text);
}
