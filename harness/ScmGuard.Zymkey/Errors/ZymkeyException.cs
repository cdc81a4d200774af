using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>A function of <c>libzk_app_utils</c> answered with an error, or with something that it never answers.</summary>
/// <remarks>
/// A negative result is an error in the style of errno, of which only -110 (a time-out) is documented ("C API Documentation").
/// The message names the function and its result and never an argument, so that no secret can be in it.
/// </remarks>
public class ZymkeyException : Exception
{
    /// <summary>An error that an operation answered with.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="code">What its function returned.</param>
    public ZymkeyException(ZymbitOperation operation, int code)
        : this(operation, code, MeaningOf(code))
    {
    }

    /// <summary>An answer that is wrong in its own way.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="code">What its function returned.</param>
    /// <param name="meaning">What that means, in words.</param>
    public ZymkeyException(ZymbitOperation operation, int code, string meaning)
        : base($"{Operations.Get(operation).NativeName} returned {code}: {meaning}.")
    {
        Operation = operation;
        Code = code;
        Meaning = meaning;
    }

    /// <summary>The operation.</summary>
    public ZymbitOperation Operation { get; }

    /// <summary>The C function, such as <c>zkGenKeyPair</c>.</summary>
    public string Function => Operations.Get(Operation).NativeName;

    /// <summary>What the function returned. Negative for an error; otherwise the answer makes no sense, as <see cref="Meaning"/> says.</summary>
    public int Code { get; }

    /// <summary>What <see cref="Code"/> means, in words.</summary>
    public string Meaning { get; }

    /// <summary>The exception for a negative result: a time-out has a type of its own.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="code">What its function returned.</param>
    public static ZymkeyException For(ZymbitOperation operation, int code) =>
        code == NativeResult.TimedOut ? new ZymkeyTimeoutException(operation) : new ZymkeyException(operation, code);

    private static string MeaningOf(int code) => code == NativeResult.TimedOut
        ? "timed out"
        : $"{Marshal.GetPInvokeErrorMessage(-code)} (read as errno; the C API documentation explains only -110)";
}
