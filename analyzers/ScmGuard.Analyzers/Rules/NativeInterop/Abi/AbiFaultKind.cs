namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>The ways in which a declaration can differ from the library to a program's harm.</summary>
internal enum AbiFaultKind
{
    /// <summary>Too few or too many parameters.</summary>
    ParameterCount,

    /// <summary>The right parameters in another order.</summary>
    ParameterOrder,

    /// <summary>A buffer where the library writes the address of its own: <c>byte[]</c> for <c>uint8_t**</c>.</summary>
    BufferForAddress,

    /// <summary>The address of an address where the library reads or writes the content.</summary>
    AddressTooDeep,

    /// <summary>An address where the library takes a value.</summary>
    AddressForValue,

    /// <summary>A value where the library reads or writes at an address.</summary>
    ValueForAddress,

    /// <summary>A read-only variable where the library writes.</summary>
    LostOutput,

    /// <summary>A variable that nothing has set where the library reads.</summary>
    UnsetInput,

    /// <summary>A number of another size, by value.</summary>
    NumberSize,

    /// <summary>A number of another size where the library writes one.</summary>
    OutputSize,

    /// <summary>Elements of another size.</summary>
    ElementSize,

    /// <summary>A time that becomes negative.</summary>
    SignedTime,

    /// <summary>A BOOL for a <c>_Bool</c>.</summary>
    TruthSize,

    /// <summary>UTF-16 for UTF-8.</summary>
    Encoding,

    /// <summary>A whole number for one with a fraction, or the other way round.</summary>
    OtherRegister,

    /// <summary>A <c>double</c> for a <c>float</c>.</summary>
    FloatSize,

    /// <summary>Other fields than those of the structure that the library writes.</summary>
    StructLayout,

    /// <summary>An array without a length.</summary>
    UnsizedArray,

    /// <summary>A result that cannot be negative.</summary>
    UnsignedResult,

    /// <summary>A result of more than 4 bytes.</summary>
    WideResult,

    /// <summary>A result of less than 4 bytes.</summary>
    NarrowResult,

    /// <summary>A result that is true or false.</summary>
    TruthResult,

    /// <summary>No result.</summary>
    NoResult,

    /// <summary>A result with a fraction.</summary>
    FloatResult,

    /// <summary>A result that is taken for an address.</summary>
    AddressResult,

    /// <summary>A result that the runtime takes for an <c>HRESULT</c>.</summary>
    HResult,

    /// <summary>A convention that the platform does not have.</summary>
    UnsupportedConvention,

    /// <summary>A pointer to a function of .NET.</summary>
    ManagedConvention,
}
