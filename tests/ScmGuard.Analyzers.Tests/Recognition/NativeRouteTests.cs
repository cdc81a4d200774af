using System;
using System.IO;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

public sealed class NativeRouteTests
{
    [Theory]
    [InlineData("zk_app_utils")]
    [InlineData("libzk_app_utils")]
    [InlineData("libzk_app_utils.so")]
    [InlineData("zk_app_utils.so")]
    [InlineData("libzk_app_utils.so.1")]
    [InlineData("/usr/lib/libzk_app_utils.so")]
    [InlineData("/usr/local/lib/libzk_app_utils")]
    [InlineData("./libzk_app_utils.so")]
    public void Every_spelling_of_the_library_is_known(string library)
    {
        foreach (var (attribute, modifiers) in new[] { ("DllImport", "extern"), ("LibraryImport", "partial") })
        {
            var call = Recognized.Single($$"""
                using System;
                using System.Runtime.InteropServices;
                static partial class P
                {
                    [{{attribute}}("{{library}}")] private static {{modifiers}} int zkGenKeyPair(IntPtr ctx, int type);
                    static int M(IntPtr c) => zkGenKeyPair(c, 1);
                }
                """);
            Assert.Equal(ZymbitOperation.GenKeyPair, call.Operation.Id);
            Assert.Equal(attribute, call.Route.ToString());
            Assert.Equal("1", call.Text(ArgumentRole.KeyType));
        }
    }

    [Theory]
    [InlineData("zk_app_utilities")]
    [InlineData("zk_app_utils_shim")]
    [InlineData("zookeeper")]
    [InlineData("lib")]
    [InlineData("")]
    public void Another_library_is_not_Zymbit_even_with_the_same_function_names(string library) =>
        Assert.Empty(Recognized.In(Recognized.Compile($$"""
            using System;
            using System.Runtime.InteropServices;
            // zk_app_utils stands in this comment, so the text gate is open.
            static class P
            {
                [DllImport("{{library}}")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                static int M(IntPtr c) => zkGenKeyPair(c, 1);
            }
            """)));

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\", EntryPoint = \"zkGenKeyPair\")] static extern")]
    [InlineData("[DllImport(Lib, EntryPoint = Entry)] static extern")]
    [InlineData("[System.Runtime.InteropServices.DllImportAttribute(Lib, EntryPoint = \"zkGenKeyPair\")] static extern")]
    [InlineData("[LibraryImport(Lib, EntryPoint = Entry)] static partial")]
    [InlineData("[LibraryImport(\"libzk_app_utils.so\", EntryPoint = \"zkGenKeyPair\")] static partial")]
    public void The_entry_point_decides_not_the_methods_name(string declaration) =>
        Assert.Equal(ZymbitOperation.GenKeyPair, Recognized.Single(
            $$"""
            using System;
            using System.Runtime.InteropServices;
            static partial class P
            {
                const string Lib = Names.Library;
                const string Entry = "zk" + nameof(GenKeyPair);
                const int GenKeyPair = 0;
                {{declaration}} int CreateKey(IntPtr context, int curve);
                static int M(IntPtr c) => P.CreateKey(c, 0);
            }
            """,
            "static class Names { public const string Library = \"zk_app_utils\"; }").Operation.Id);

    [Fact]
    public void A_local_extern_function_in_a_top_level_program_is_found() =>
        Assert.Equal(ZymbitOperation.GenKeyPair, Recognized.Single("""
            using System;
            using System.Runtime.InteropServices;
            zkGenKeyPair(IntPtr.Zero, 0);
            [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
            """).Operation.Id);

    [Fact]
    public void A_local_extern_function_inside_a_method_is_found() =>
        Assert.Equal(ZymbitOperation.RemoveKey, Recognized.Single("""
            using System;
            using System.Runtime.InteropServices;
            class P
            {
                void M()
                {
                    if (true) { zkRemoveKey(IntPtr.Zero, 17, false); }
                    [DllImport("zk_app_utils")] static extern int zkRemoveKey(IntPtr ctx, int slot, [MarshalAs(UnmanagedType.U1)] bool foreign);
                }
            }
            """).Operation.Id);

    [Fact]
    public void Named_arguments_reach_their_roles_in_any_order()
    {
        var call = Recognized.Single("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkRemoveKey(IntPtr ctx, int slot, bool isForeign);
                static void M(IntPtr c) => zkRemoveKey(isForeign: true, slot: 21, ctx: c);
            }
            """);
        Assert.Equal(("c", "21", "true"), (call.Text(ArgumentRole.Context), call.Text(ArgumentRole.Slot), call.Text(ArgumentRole.Foreign)));
        Assert.Equal(CallConfidence.Certain, call.Confidence);
    }

    [Fact]
    public void A_declaration_of_another_shape_is_bound_by_names_and_says_so()
    {
        var call = Recognized.Single("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(IntPtr ctx, int type, string wallet_name);
                static void M(IntPtr c) => zkGenWalletMasterSeedWithBIP39(c, 1, "fleet");
            }
            """);
        Assert.Equal(CallConfidence.ShapeDiffers, call.Confidence);
        Assert.Equal("\"fleet\"", call.Text(ArgumentRole.WalletName));
    }

    [Fact]
    public void A_function_that_the_library_does_not_have_is_no_call() =>
        Assert.Empty(Recognized.In(Recognized.Compile("""
            using System;
            using System.Runtime.InteropServices;
            static class P
            {
                [DllImport("zk_app_utils")] static extern int zkFree(IntPtr p);
                static void M(IntPtr p) => zkFree(p);
            }
            """)));

    [Theory]
    [InlineData("[DllImport(\"zk_app_utils\", EntryPoint = \"zkGenKeyPair\")] public static extern int NewKey(IntPtr ctx, int type);")]
    [InlineData("[DllImport(\"libzk_app_utils.so\")] public static extern int zkGenKeyPair(IntPtr ctx, int type);")]
    public void An_import_in_a_referenced_assembly_is_found_by_its_metadata(string declaration)
    {
        var binding = Emit($$"""
            using System;
            using System.Runtime.InteropServices;
            public static class Binding { {{declaration}} }
            """);
        var user = """
            using System;
            static class P { static void M() { Binding.zkGenKeyPair(IntPtr.Zero, 0); } }
            """.Replace("zkGenKeyPair", declaration.Contains("NewKey") ? "NewKey" : "zkGenKeyPair");
        var call = Assert.Single(Recognized.In(Recognized.Compile("User", [binding], user)));
        Assert.Equal(ZymbitOperation.GenKeyPair, call.Operation.Id);
    }

    [Fact]
    public void An_import_in_a_project_reference_is_found_from_its_source()
    {
        var binding = Recognized.Compile("Binding", [], """
            using System;
            using System.Runtime.InteropServices;
            public static class Binding { [DllImport("zk_app_utils", EntryPoint = "zkGenKeyPair")] public static extern int NewKey(IntPtr ctx, int type); }
            """);
        var user = Recognized.Compile("User", [binding.ToMetadataReference()], "static class P { static int M() => Binding.NewKey(default, 0); }");
        Assert.Equal(ZymbitOperation.GenKeyPair, Assert.Single(Recognized.In(user)).Operation.Id);
    }

    private static MetadataReference Emit(string source)
    {
        using var image = new MemoryStream();
        var result = Recognized.Compile("Binding", [], source).Emit(image);
        Assert.True(result.Success, string.Join(Environment.NewLine, result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
