using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>The module did not answer in time: the function returned -110.</summary>
/// <remarks>
/// A wait for an event never throws this: <see cref="IZymkey.WaitForTap"/> and <see cref="IZymkey.WaitForPerimeterEvent"/> return false,
/// since nothing having happened is an answer. Source: C API Documentation.
/// </remarks>
/// <param name="operation">The operation.</param>
public sealed class ZymkeyTimeoutException(ZymbitOperation operation) : ZymkeyException(operation, NativeResult.TimedOut);
