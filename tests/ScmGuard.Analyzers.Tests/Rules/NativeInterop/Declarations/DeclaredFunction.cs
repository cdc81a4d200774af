using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;

/// <summary>A function of the library as a program declares it.</summary>
/// <param name="Function">Its name in the library.</param>
/// <param name="Form">The form of the declaration.</param>
/// <param name="Parameters">Type and name of each parameter.</param>
internal sealed record DeclaredFunction(string Function, Form Form, IReadOnlyList<(string Type, string Name)> Parameters)
{
    /// <summary>What differs from a right declaration, in a reader's words; null for a right one.</summary>
    public string? Fault { get; init; }

    /// <summary>The index of the parameter that the fault is about; null if it is about no single one.</summary>
    public int? FaultyParameter { get; init; }

    public string Result { get; init; } = "int";

    /// <summary>More arguments of the attribute.</summary>
    public string Options { get; init; } = "";

    /// <summary>The convention of a function pointer.</summary>
    public string Convention { get; init; } = "unmanaged";

    /// <summary>The declarations that spell every type right, each in turn.</summary>
    public static IEnumerable<DeclaredFunction> Right(Operation operation, Form form)
    {
        var choices = operation.Parameters.Select(parameter => In(Spellings.Right(parameter.Type), form)).ToList();
        var results = In(Spellings.RightResults, form);
        for (var turn = 0; turn < choices.Max(choice => choice.Count); turn++)
        {
            yield return new DeclaredFunction(operation.NativeName, form, [.. operation.Parameters.Select((parameter, index) => (choices[index][turn % choices[index].Count], "p_" + parameter.Name))])
            {
                Result = results[turn % results.Count],
            };
        }
    }

    /// <summary>The declarations with one fault.</summary>
    public static IEnumerable<DeclaredFunction> Wrong(Operation operation, Form form)
    {
        var right = Right(operation, form).First();
        var parameters = operation.Parameters;
        for (var index = 0; index < parameters.Count; index++)
        {
            foreach (var wrong in In(Spellings.Wrong(parameters[index].Type), form))
            {
                yield return right.With(index, wrong) with { Fault = $"{wrong} for {parameters[index].Name}", FaultyParameter = index };
            }

            yield return right with { Parameters = [.. right.Parameters.Where((_, other) => other != index)], Fault = $"without {parameters[index].Name}" };
        }

        yield return right with { Parameters = [.. right.Parameters, ("int", "extra")], Fault = "one parameter more" };
        foreach (var result in In(Spellings.WrongResults, form))
        {
            yield return right with { Result = result, Fault = $"{result} as the result" };
        }

        if (operation.Id is not ZymbitOperation.Close)
        {
            yield return right with { Result = "void", Fault = "no result" };
        }

        foreach (var moved in Moved(right, operation))
        {
            yield return moved;
        }

        if (form is Form.Pointer)
        {
            yield return right with { Convention = "", Fault = "a managed pointer" };
            yield return right with { Convention = "unmanaged[Fastcall]", Fault = "another convention" };
        }

        if (form is Form.DllImport)
        {
            yield return right with { Options = ", CallingConvention = CallingConvention.FastCall", Fault = "another convention" };
            yield return right with { Options = ", PreserveSig = false", Fault = "an HRESULT" };
        }

        if (form is Form.DllImport or Form.LibraryImport && parameters.Any(parameter => parameter.Type is NativeType.Text))
        {
            var text = parameters.Select((parameter, index) => (parameter, index)).First(pair => pair.parameter.Type is NativeType.Text).index;
            yield return right.With(text, "string") with
            {
                Options = form is Form.DllImport ? ", CharSet = CharSet.Unicode" : ", StringMarshalling = StringMarshalling.Utf16",
                Fault = "UTF-16",
                FaultyParameter = text,
            };
        }
    }

    /// <summary>The declaration in a class of its own.</summary>
    public string Write(int number) => Form switch
    {
        Form.DllImport => $"public static unsafe class C{number} {{ [DllImport(\"zk_app_utils\"{Options})] public static extern {Result} {Function}({List}); }}",
        Form.LibraryImport =>
            $"public static unsafe partial class C{number} {{ [LibraryImport(\"zk_app_utils\"{(Options.Length > 0 ? Options : ", StringMarshalling = StringMarshalling.Utf8")})] public static partial {Result} {Function}({List}); }}",
        Form.Delegate =>
            $"public static unsafe class C{number} {{ public delegate {Result} D({List}); public static readonly D F = Marshal.GetDelegateForFunctionPointer<D>(NativeLibrary.GetExport(Library.Zymbit, \"{Function}\")); }}",
        _ => $"public static unsafe class C{number} {{ public static readonly {PointerType} F = ({PointerType})NativeLibrary.GetExport(Library.Zymbit, \"{Function}\"); }}",
    };

    private string List => string.Join(", ", Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));

    private string PointerType => $"delegate* {Convention}<{string.Join(", ", Parameters.Select(parameter => parameter.Type).Append(Result))}>";

    private DeclaredFunction With(int index, string type) => this with { Parameters = [.. Parameters.Select((parameter, other) => other == index ? (type, parameter.Name) : parameter)] };

    /// <summary>Two neighbours exchanged: seen by their types, or, where those are the same, by the library's own names.</summary>
    private static IEnumerable<DeclaredFunction> Moved(DeclaredFunction right, Operation operation)
    {
        for (var index = 0; index + 1 < operation.Parameters.Count; index++)
        {
            // A function pointer has no names, and to the machine one address or one word is as good as another.
            if (right.Form is Form.Pointer && Register(operation.Parameters[index].Type) == Register(operation.Parameters[index + 1].Type))
            {
                continue;
            }

            var list = operation.Parameters.Select((parameter, other) => (right.Parameters[other].Type, parameter.Name)).ToList();
            (list[index], list[index + 1]) = (list[index + 1], list[index]);
            yield return right with { Parameters = list, Fault = $"{operation.Parameters[index + 1].Name} before {operation.Parameters[index].Name}" };
        }
    }

    /// <summary>What the machine passes.</summary>
    private static string Register(NativeType type) => type switch
    {
        NativeType.Int32 or NativeType.UInt32 => "word",
        NativeType.Bool => "byte",
        NativeType.Single => "float",
        _ => "address",
    };

    private static List<string> In(IEnumerable<Spelling> spellings, Form form) => [.. spellings.Where(spelling => spelling.Forms.HasFlag(form)).Select(spelling => spelling.Text)];
}
