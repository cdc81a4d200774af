using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests.Fake;

/// <summary>Writes the C source of a library with the functions of the API's table. Each notes its arguments, and answers and gives what the test set.</summary>
internal static class FakeLibrarySource
{
    public static string For(IEnumerable<Operation> operations)
    {
        using var runtime = new StreamReader(typeof(FakeLibrarySource).Assembly.GetManifestResourceStream("fake_runtime.c")!);
        var source = new StringBuilder(runtime.ReadToEnd());
        foreach (var operation in operations)
        {
            Append(source, operation);
        }

        return source.ToString();
    }

    private static void Append(StringBuilder source, Operation operation)
    {
        var name = operation.NativeName;
        source.AppendLine($"int {name}({string.Join(", ", operation.Parameters.Select(parameter => CType(parameter.Type) + parameter.Name))})");
        source.AppendLine("{");
        source.AppendLine(operation.Id == ZymbitOperation.Open ? $"    begin(\"{name}\", NULL);" : $"    begin(\"{name}\", ctx);");
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            source.AppendLine(Note(operation, index));
        }

        if (operation.Id == ZymbitOperation.Close)
        {
            source.AppendLine("    close_context(ctx);");
        }

        source.AppendLine($"    int result = answer_to(\"{name}\", {UsualResult(operation)});");
        if (operation.Id == ZymbitOperation.Open)
        {
            source.AppendLine("    return open_context(ctx, result);").AppendLine("}");
            return;
        }

        var success = operation.Result == ResultKind.Slip39Progress ? "result >= -1" : "result >= 0";
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            source.AppendLine(Give(operation, index, success));
        }

        source.AppendLine("    end(ctx);").AppendLine("    return result;").AppendLine("}");
    }

    private static string Note(Operation operation, int index)
    {
        var (name, type) = (operation.Parameters[index].Name, operation.Parameters[index].Type);
        return type switch
        {
            NativeType.Int32 or NativeType.Bool => $"    note(\" {name}=%d\", (int){name});",
            NativeType.UInt32 => $"    note(\" {name}=%u\", {name});",
            NativeType.Single => $"    note(\" {name}=%g\", (double){name});",
            NativeType.Text => $"    note_text(\"{name}\", {name});",
            NativeType.Bytes => $"    note_bytes(\"{name}\", {name}, {LengthBehind(operation, index)});",
            _ => string.Empty,
        };
    }

    private static string Give(Operation operation, int index, string success)
    {
        var (function, name) = (operation.NativeName, operation.Parameters[index].Name);
        string Block(string usual, string size) => $"    give_block(\"{function}\", \"{name}\", (void **){name}, {success}, {usual}, {size});";
        string Value(string cType, string usual) => $"    give_value(\"{function}\", \"{name}\", {name}, {success}, &({cType}){{ {usual} }}, sizeof({cType}));";
        return operation.Parameters[index].Type switch
        {
            NativeType.BytesOut => Block("pattern", UsualSize(operation)),
            NativeType.TextOut => Block($"\"{name}\"", $"(int)sizeof(\"{name}\")"),
            NativeType.Int32ArrayOut => Block("some_slots", "(int)sizeof some_slots"),
            NativeType.UInt32ArrayOut => Block("some_timestamps", "(int)sizeof some_timestamps"),
            NativeType.Int32Out => Value("int", UsualNumber(operation, index)),
            NativeType.UInt32Out => Value("uint32_t", "1700000000"),
            NativeType.ByteOut => Value("uint8_t", "1"),
            NativeType.BoolOut => Value("bool", "true"),
            NativeType.SingleOut => Value("float", "21.5f"),
            NativeType.AccelerationOut => Value("fake_axis", name switch { "x" => "0.25, -1", "y" => "-0.5, 0", _ => "1.0, 1" }),
            _ => string.Empty,
        };
    }

    /// <summary>The size of the block before it, where it is one; the two slot numbers otherwise.</summary>
    private static string UsualNumber(Operation operation, int index)
    {
        var blockIndex = index - 1;
        return operation.Parameters[blockIndex].Type switch
        {
            NativeType.BytesOut => $"size_of_block(\"{operation.NativeName}\", \"{operation.Parameters[blockIndex].Name}\", {UsualSize(operation)})",
            NativeType.Int32ArrayOut => $"size_of_block(\"{operation.NativeName}\", \"{operation.Parameters[blockIndex].Name}\", (int)sizeof some_slots) / 4",
            NativeType.UInt32ArrayOut => $"size_of_block(\"{operation.NativeName}\", \"{operation.Parameters[blockIndex].Name}\", (int)sizeof some_timestamps) / 4",
            _ => operation.Parameters[index].Role switch
            {
                ArgumentRole.MaxSlots => "512",
                ArgumentRole.MasterSlot => "16",
                _ => "17",
            },
        };
    }

    /// <summary>As many bytes as were asked for, where the function is told; a signature's 64 or a secret's 32 otherwise.</summary>
    private static string UsualSize(Operation operation)
    {
        var asked = operation.Parameters.FirstOrDefault(parameter => parameter.Role == ArgumentRole.DerivedSize)
            ?? operation.Parameters.FirstOrDefault(_ => operation.Id == ZymbitOperation.GetRandBytes && _.Role == ArgumentRole.Length);
        return asked?.Name ?? (operation.Parameters.Any(parameter => parameter.Role == ArgumentRole.Signature) ? "64" : "32");
    }

    private static string LengthBehind(Operation operation, int index)
    {
        var parameter = operation.Parameters[index];
        var next = index + 1 < operation.Parameters.Count ? operation.Parameters[index + 1] : null;
        return parameter.Role is not ArgumentRole.Digest && next is { Type: NativeType.Int32 } && next.Role.ToString().EndsWith("Length", StringComparison.Ordinal)
            ? next.Name
            : operation.Id == ZymbitOperation.GenOversightWallet && parameter.Role == ArgumentRole.PublicKey ? "65" : "32";
    }

    private static string UsualResult(Operation operation) => operation.Result switch
    {
        ResultKind.Slot => "16",
        ResultKind.Verification => "1",
        ResultKind.Slip39Progress => "-1",
        _ => "0",
    };

    private static string CType(NativeType type) => type switch
    {
        NativeType.Context => "void *",
        NativeType.ContextOut => "void **",
        NativeType.Int32 => "int ",
        NativeType.UInt32 => "uint32_t ",
        NativeType.Bool => "bool ",
        NativeType.Single => "float ",
        NativeType.Text => "const char *",
        NativeType.Bytes => "const uint8_t *",
        NativeType.BytesOut => "uint8_t **",
        NativeType.TextOut => "char **",
        NativeType.Int32ArrayOut => "int **",
        NativeType.UInt32ArrayOut => "uint32_t **",
        NativeType.Int32Out => "int *",
        NativeType.UInt32Out => "uint32_t *",
        NativeType.ByteOut => "uint8_t *",
        NativeType.BoolOut => "bool *",
        NativeType.SingleOut => "float *",
        NativeType.AccelerationOut => "fake_axis *",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has a type that the fake library does not know."),
    };
}
