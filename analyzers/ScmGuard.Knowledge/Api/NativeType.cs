namespace ScmGuard.Knowledge;

/// <summary>The C type of a parameter of <c>libzk_app_utils</c>. A name that ends in <c>Out</c> is written by the library.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum NativeType
{
    /// <summary><c>zkCTX</c>: a <c>void*</c> by value.</summary>
    Context,

    /// <summary><c>zkCTX*</c>.</summary>
    ContextOut,

    /// <summary><c>int</c>, or an enumeration.</summary>
    Int32,

    /// <summary><c>uint32_t</c>.</summary>
    UInt32,

    /// <summary><c>_Bool</c>: one byte.</summary>
    Bool,

    /// <summary><c>float</c>.</summary>
    Single,

    /// <summary><c>const char*</c>.</summary>
    Text,

    /// <summary><c>const uint8_t*</c>.</summary>
    Bytes,

    /// <summary><c>uint8_t**</c>: allocated by the library, freed by the caller with libc <c>free</c>.</summary>
    BytesOut,

    /// <summary><c>char**</c>: allocated by the library, freed by the caller with libc <c>free</c>.</summary>
    TextOut,

    /// <summary><c>int**</c>: allocated by the library, freed by the caller with libc <c>free</c>.</summary>
    Int32ArrayOut,

    /// <summary><c>uint32_t**</c>: allocated by the library, freed by the caller with libc <c>free</c>.</summary>
    UInt32ArrayOut,

    /// <summary><c>int*</c>, written by the library.</summary>
    Int32Out,

    /// <summary><c>uint32_t*</c>, written by the library.</summary>
    UInt32Out,

    /// <summary><c>uint8_t*</c>: one byte, written by the library.</summary>
    ByteOut,

    /// <summary><c>_Bool*</c>, written by the library.</summary>
    BoolOut,

    /// <summary><c>float*</c>, written by the library.</summary>
    SingleOut,

    /// <summary><c>zkAccelAxisDataType*</c>: <c>double g; int tapDirection;</c>, written by the library.</summary>
    AccelerationOut,
}
