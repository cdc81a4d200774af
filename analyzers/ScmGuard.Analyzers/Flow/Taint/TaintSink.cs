using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>A place where a followed value must not get to.</summary>
/// <param name="Value">What gets there.</param>
/// <param name="Name">The place as prose has it.</param>
/// <param name="IsText">True if the place writes its value down as a text: of a pointer, an array or an object that hides its content that shows nothing.</param>
internal readonly record struct TaintSink(IOperation Value, string Name, bool IsText);
