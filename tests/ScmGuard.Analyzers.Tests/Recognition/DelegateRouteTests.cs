using System.Linq;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>Native functions behind delegates and function pointers.</summary>
public sealed class DelegateRouteTests
{
    private const string Library = "IntPtr lib = NativeLibrary.Load(\"libzk_app_utils.so\"); ";
    private const string Export = "NativeLibrary.GetExport(lib, \"zkGenKeyPair\")";

    [Theory]
    [InlineData("var gen = Marshal.GetDelegateForFunctionPointer<Gen>(" + Export + "); gen(ctx, 1);")]
    [InlineData("var gen = (Gen)Marshal.GetDelegateForFunctionPointer(" + Export + ", typeof(Gen)); gen(ctx, 1);")]
    [InlineData("var gen = Marshal.GetDelegateForFunctionPointer<Gen>(" + Export + "); gen.Invoke(ctx, 1);")]
    [InlineData("Gen? gen = Marshal.GetDelegateForFunctionPointer<Gen>(" + Export + "); gen?.Invoke(ctx, 1);")]
    [InlineData("IntPtr p = " + Export + "; Gen gen = Marshal.GetDelegateForFunctionPointer<Gen>(p); Gen alias = gen; alias(ctx, 1);")]
    [InlineData("NativeLibrary.TryGetExport(lib, \"zkGenKeyPair\", out var p); var gen = Marshal.GetDelegateForFunctionPointer<Gen>(p); gen(ctx, 1);")]
    [InlineData("IntPtr p; if (NativeLibrary.TryGetExport(lib, \"zkGenKeyPair\", out p)) { Marshal.GetDelegateForFunctionPointer<Gen>(p)(ctx, 1); }")]
    [InlineData("Marshal.GetDelegateForFunctionPointer<Gen>(" + Export + ")(ctx, 1);")]
    [InlineData("var gen = (delegate* unmanaged<IntPtr, int, int>)" + Export + "; gen(ctx, 1);")]
    [InlineData("delegate* unmanaged[Cdecl]<IntPtr, int, int> gen; gen = (delegate* unmanaged[Cdecl]<IntPtr, int, int>)" + Export + "; gen(ctx, 1);")]
    [InlineData("((delegate* unmanaged<IntPtr, int, int>)" + Export + ")(ctx, 1);")]
    [InlineData("void* p = (void*)" + Export + "; var gen = (delegate* unmanaged<IntPtr, int, int>)p; gen(ctx, 1);")]
    [InlineData("const string Name = \"zkGenKeyPair\"; var gen = Marshal.GetDelegateForFunctionPointer<Gen>(NativeLibrary.GetExport(lib, Name)); gen(ctx, 1);")]
    [InlineData("var gen = Load<Gen>(lib, \"zkGenKeyPair\"); gen(ctx, 1);")]
    [InlineData("s_gen = Load<Gen>(lib, \"zkGenKeyPair\"); s_gen(ctx, 1);")]
    public void A_function_that_is_looked_up_by_its_name_is_recognized_where_it_is_called(string statements)
    {
        var call = Recognized.Single(Program(Library + statements));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.Export, CallConfidence.Certain), (call.Operation.Id, call.Route, call.Confidence));
        Assert.Equal(("ctx", "1"), (call.Text(ArgumentRole.Context), call.Text(ArgumentRole.KeyType)));
    }

    [Theory]
    [InlineData("Gen gen = zkGenKeyPair; gen(ctx, 1);")]
    [InlineData("var gen = new Gen(zkGenKeyPair); gen(ctx, 1);")]
    [InlineData("Func<IntPtr, int, int> gen = Program.zkGenKeyPair; gen.Invoke(ctx, 1);")]
    [InlineData("Func<IntPtr, int, int> gen = zkGenKeyPair, alias = gen; alias(ctx, 1);")]
    [InlineData("delegate*<IntPtr, int, int> gen = &zkGenKeyPair; gen(ctx, 1);")]
    [InlineData("s_group(ctx, 1);")]
    public void A_method_group_of_a_declaration_is_recognized_where_it_is_called(string statements)
    {
        var call = Recognized.Single(Program(statements));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.MethodGroup, CallConfidence.Certain), (call.Operation.Id, call.Route, call.Confidence));
        Assert.Equal("1", call.Text(ArgumentRole.KeyType));
    }

    [Fact]
    public void A_function_table_of_another_file_is_followed() =>
        Assert.Equal(
            (ZymbitOperation.GenKeyPair, CallRoute.Export),
            Recognized.In(Recognized.Compile(
                """
                using System;
                using System.Runtime.InteropServices;
                internal static unsafe class Native
                {
                    private static readonly IntPtr s_library = NativeLibrary.Load("zk_app_utils");
                    public static readonly delegate* unmanaged<IntPtr, int, int> NewKey;
                    static Native() { NewKey = (delegate* unmanaged<IntPtr, int, int>)NativeLibrary.GetExport(s_library, "zkGenKeyPair"); }
                }
                """,
                "using System; static unsafe class User { static int M(IntPtr c) => Native.NewKey(c, 0); }"))
            .Select(call => (call.Operation.Id, call.Route)).Single());

    [Fact]
    public void A_handle_of_unknown_origin_leaves_a_likely_call() =>
        Assert.Equal(
            CallConfidence.Likely,
            Recognized.Single(Program("var gen = Marshal.GetDelegateForFunctionPointer<Gen>(NativeLibrary.GetExport(ctx, \"zkGenKeyPair\")); gen(ctx, 1);")).Confidence);

    [Theory]
    [InlineData("IntPtr lib = NativeLibrary.Load(\"libzookeeper.so\"); var gen = Marshal.GetDelegateForFunctionPointer<Gen>(" + Export + "); gen(ctx, 1);")]
    [InlineData(Library + "var gen = Marshal.GetDelegateForFunctionPointer<Gen>(NativeLibrary.GetExport(lib, \"zkMakeCoffee\")); gen(ctx, 1);")]
    [InlineData(Library + "var gen = Load<Gen>(lib, \"zkGenKeyPair\"); gen = Load<Gen>(lib, \"zkRemoveKey\"); gen(ctx, 1);")]
    [InlineData(Library + "var gen = Load<Gen>(lib, name); gen(ctx, 1);")]
    [InlineData("Gen gen = Own; gen(ctx, 1); static int Own(IntPtr c, int type) => 0;")]
    [InlineData("gens[0](ctx, 1);")]
    [InlineData("s_group.ToString();")]
    public void What_is_not_known_to_be_one_function_of_the_library_is_no_call(string statements) =>
        Assert.Empty(Recognized.In(Recognized.Compile(Program(statements))));

    [Fact]
    public void A_method_group_that_is_only_handed_on_costs_no_question()
    {
        var compilation = Recognized.Compile(Program("Use(zkGenKeyPair); static void Use(Gen gen) { }"));
        Assert.Empty(Recognized.In(compilation));
        Assert.Equal(0, Recognized.Gate(compilation)!.SemanticQueries);
    }

    [Fact]
    public void Calls_through_other_delegates_cost_no_question()
    {
        var compilation = Recognized.Compile(Program(Library + "Action other = () => { }; other(); other.Invoke(); Func<int, int> f = x => x; f(1); f.Invoke(2);"));
        Assert.Empty(Recognized.In(compilation));
        Assert.Equal(0, Recognized.Gate(compilation)!.SemanticQueries);
    }

    [Fact]
    public void A_call_inside_the_wrapper_of_the_same_operation_is_the_wrapper_itself() =>
        Assert.Empty(Recognized.In(Recognized.Compile(
            """
            using System;
            using System.Runtime.InteropServices;
            sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
            unsafe class Keys(IntPtr lib)
            {
                const string Library = "zk_app_utils";
                [ZymbitApi("zkGenKeyPair")] public int Create(IntPtr c, int type) => ((delegate* unmanaged<IntPtr, int, int>)NativeLibrary.GetExport(lib, "zkGenKeyPair"))(c, type);
            }
            """)));

    private static string Program(string statements) => $$"""
        #nullable enable
        using System;
        using System.Runtime.InteropServices;
        internal static unsafe class Program
        {
            private delegate int Gen(IntPtr context, int type);
            private static readonly Func<IntPtr, int, int> s_group = zkGenKeyPair;
            private static Gen s_gen = null!;
            [DllImport("zk_app_utils")] private static extern int zkGenKeyPair(IntPtr ctx, int type);
            private static T Load<T>(IntPtr library, string name) { return Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name)); }
            private static void M(IntPtr ctx, string name, Gen[] gens) { {{statements}} }
        }
        """;
}
