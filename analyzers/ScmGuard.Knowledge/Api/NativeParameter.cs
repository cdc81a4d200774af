namespace ScmGuard.Knowledge;

/// <summary>A parameter of a C function.</summary>
/// <param name="Name">The name in the C header.</param>
/// <param name="Type">The C type.</param>
/// <param name="Role">What it means.</param>
public sealed record NativeParameter(string Name, NativeType Type, ArgumentRole Role)
{
    /// <summary>True if the library allocates what it writes here, and the caller frees it with libc <c>free</c>.</summary>
    public bool CallerFrees => Type is NativeType.BytesOut or NativeType.TextOut or NativeType.Int32ArrayOut or NativeType.UInt32ArrayOut;

    /// <summary>True if the library writes through this parameter.</summary>
    public bool IsOutput => Type is NativeType.ContextOut or >= NativeType.BytesOut;
}
