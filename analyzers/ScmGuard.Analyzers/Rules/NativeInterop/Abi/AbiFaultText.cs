using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;
using Kind = ScmGuard.Analyzers.Rules.NativeInterop.Abi.AbiFaultKind;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Says what a fault is and what comes of it when the program runs.</summary>
internal static class AbiFaultText
{
    private const string ErrorGrows = "a negative error becomes a large positive number";

    private static readonly SymbolDisplayFormat _parameter = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName);

    /// <summary>What the code declares.</summary>
    public static string Declared(AbiFault fault, IMethodSymbol signature) => fault switch
    {
        { Kind: Kind.ParameterCount } => signature.Parameters.Length switch { 0 => "no parameters", 1 => "1 parameter", var count => Text(count) + " parameters" },
        { Kind: Kind.ParameterOrder } => "(" + string.Join(", ", signature.Parameters.Select(static parameter => parameter.ToDisplayString(_parameter))) + ")",
        { Kind: Kind.ManagedConvention } => "a managed function pointer",
        { Kind: Kind.UnsupportedConvention } => signature.IsVararg ? "variable arguments" : "the convention FastCall",
        { Kind: Kind.HResult } => "PreserveSig = false",
        { Place: AbiFault.Result } => "the result " + signature.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        _ => signature.Parameters[fault.Place].ToDisplayString(_parameter),
    };

    /// <summary>What the library has there.</summary>
    public static string Library(AbiFault fault, Operation operation) => fault switch
    {
        { Kind: Kind.ParameterCount } => Text(operation.Parameters.Count) + " (" + List(operation) + ")",
        { Kind: Kind.ParameterOrder } => "(" + List(operation) + ")",
        { Kind: Kind.ManagedConvention or Kind.UnsupportedConvention } => "the convention of C",
        { Kind: Kind.HResult } => "a result that is no HRESULT",
        { Place: AbiFault.Result } => "int",
        _ => Text(operation.Parameters[fault.Place]),
    };

    /// <summary>What happens at run time. The library is "it".</summary>
    public static string Consequence(AbiFault fault, IMethodSymbol signature, Operation operation) => fault.Kind switch
    {
        Kind.ParameterCount => signature.Parameters.Length < operation.Parameters.Count
            ? "for the missing ones it takes what earlier calls left in the registers"
            : "what stands at a wrong place is taken for something else",
        Kind.ParameterOrder => "it takes one for the other",
        Kind.BufferForAddress => "it writes the address of a buffer of its own there, so that the program takes an address for the data",
        Kind.AddressTooDeep => operation.Parameters[fault.Place].IsOutput
            ? "it writes its data over an address"
            : "it takes the place of the address for what is at the address",
        Kind.AddressForValue => "it takes the address for the value",
        Kind.ValueForAddress => "it takes the value for an address, and the program crashes or overwrites its memory",
        Kind.LostOutput => "what it writes is lost, or changes what the program takes for constant",
        Kind.UnsetInput => "it reads what nothing has set",
        Kind.NumberSize => fault.DeclaredBytes < LibraryShape.WordBytes
            ? "it reads 4 bytes, and those that are not passed hold what was left there"
            : "it reads only 4 of the 8 bytes, so that a large number becomes another one",
        Kind.OutputSize => fault.DeclaredBytes < WrittenBytes(operation.Parameters[fault.Place].Type)
            ? "it writes over what lies behind the variable"
            : "it leaves the other bytes as they were, so that the number is right only by luck",
        Kind.ElementSize => "what is one element to the program is another number of them to it",
        Kind.SignedTime => "from January 2038 on a time is negative",
        Kind.TruthSize => "a C bool has 1 byte, so that the other bytes are right only by luck; mark it as UnmanagedType.U1",
        Kind.Encoding => operation.Parameters[fault.Place].IsOutput
            ? "its UTF-8 is read as UTF-16, which is another text"
            : "it reads UTF-8, so that UTF-16 ends for it after the first letter",
        Kind.OtherRegister => "numbers with a fraction have registers of their own, so that one side reads what earlier calls left in them",
        Kind.FloatSize => operation.Parameters[fault.Place].IsOutput ? "it writes half of the variable, which makes it another number" : "it reads half of the number, which is another number",
        Kind.StructLayout => "it writes struct { double g; int tapDirection; }, 16 bytes",
        Kind.UnsizedArray => "the runtime is not told its length and copies one element",
        Kind.UnsignedResult => ErrorGrows,
        Kind.WideResult => "the upper half is not set, so that " + ErrorGrows,
        Kind.NarrowResult => "slots and errors are cut, so that one is taken for another",
        Kind.TruthResult => "an error is true, and so is every slot but 0",
        Kind.NoResult => "its errors" + (operation.Result is ResultKind.Status ? " are lost" : " and its answer are lost"),
        Kind.FloatResult => "the program reads what earlier calls left in another register",
        Kind.AddressResult => "the program takes the number for an address",
        Kind.HResult => "the runtime passes one parameter more and loses the answer",
        Kind.UnsupportedConvention => "the runtime throws at the first call",
        Kind.ManagedConvention => "while it runs, no garbage collection can, and the whole program waits",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "Nothing is known to come of it."),
    };

    private static int WrittenBytes(NativeType type) => type is NativeType.ByteOut ? 1 : LibraryShape.WordBytes;

    private static string List(Operation operation) => string.Join(", ", operation.Parameters.Select(Text));

    private static string Text(NativeParameter parameter) => NativeTypes.InC(parameter.Type) + " " + parameter.Name;

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
