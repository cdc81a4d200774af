using System;
using System.IO;
using System.Linq;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>Writes the C header that the API's table amounts to. The library is made by hand, so what the two disagree on shows when C calls.</summary>
internal static class CHeader
{
    public static void Write(string folder)
    {
        StringBuilder header = new();
        header.AppendLine("#include <stdbool.h>").AppendLine("#include <stdint.h>").AppendLine("typedef void *zkCTX;");
        header.AppendLine("struct zkAccelAxisDataType { double g; int tapDirection; };");
        foreach (Operation operation in Operations.All)
        {
            header.AppendLine($"int {operation.NativeName}({string.Join(", ", operation.Parameters.Select(parameter => $"{TypeOf(parameter.Type)} {parameter.Name}"))});");
        }

        File.WriteAllText(Path.Combine(folder, "zk_app_utils.h"), header.ToString());
    }

    private static string TypeOf(NativeType type) => type switch
    {
        NativeType.Context => "zkCTX",
        NativeType.ContextOut => "zkCTX *",
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint32_t",
        NativeType.Bool => "bool",
        NativeType.Single => "float",
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
        NativeType.AccelerationOut => "struct zkAccelAxisDataType *",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The API's table has a type that no C type is known for."),
    };
}
