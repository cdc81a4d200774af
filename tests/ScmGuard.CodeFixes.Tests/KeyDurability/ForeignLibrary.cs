using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>An import that a project finds in an assembly.</summary>
internal static class ForeignLibrary
{
    /// <summary>The assembly's source.</summary>
    public const string Source = """
        public static class Zymkey { [System.Runtime.InteropServices.DllImport("libzk_app_utils")] public static extern int zkGenKeyPair(System.IntPtr ctx, uint type); }
        """;

    /// <summary>The assembly.</summary>
    public static MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Image());

    private static byte[] Image()
    {
        var compilation = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(Source)], ReferenceAssemblies.Net100.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return image.ToArray();
    }
}
