using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Values;

public sealed class ConstantTextTests
{
    /// <summary>Another file and another assembly that the expressions may read from.</summary>
    private const string OtherFile = """
        public static class Other
        {
            public const string Const = "fleet";
            public static readonly string Settled = "fle" + "et";
            public static readonly string FromConstructor = "fleet";
            public static readonly string Chained = Settled + "-1";
            public static string Mutable = "fleet";
            public static string Computed => "fleet";
            static Other() { FromConstructor = System.Environment.MachineName; }
        }
        public partial class Parted { private readonly string _late = "fleet"; }
        """;

    private const string OtherAssembly = """
        public static class Library { public const string Const = "fleet"; public static readonly string Settled = "fleet"; }
        """;

    /// <summary>What all tests share; a compilation made from it does not read the framework again.</summary>
    private static readonly CSharpCompilation _surroundings =
        Recognized.Compile("Subject", [Recognized.Compile("Library", [], OtherAssembly).ToMetadataReference()], OtherFile);

    [Theory]
    [InlineData("\"fleet\"", "fleet")]
    [InlineData("@\"fl\"\"eet\"", "fl\"eet")]
    [InlineData("\"\"\"fleet\"\"\"", "fleet")]
    [InlineData("(\"fleet\")", "fleet")]
    [InlineData("\"fle\" + \"et\"", "fleet")]
    [InlineData("\"\"", "")]
    [InlineData("string.Empty", "")]
    [InlineData("nameof(Fleet)", "Fleet")]
    [InlineData("Fleet", "fleet")]
    [InlineData("Other.Const", "fleet")]
    [InlineData("Library.Const", "fleet")]
    [InlineData("default(string)", "?")]
    [InlineData("12", "?")]
    public void Literals_and_constants_are_known(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("Fleet + 1", "fleet1")]
    [InlineData("1 + Fleet", "1fleet")]
    [InlineData("Fleet + 'x'", "fleetx")]
    [InlineData("Fleet + true", "fleetTrue")]
    [InlineData("Fleet + null", "fleet")]
    [InlineData("Fleet + Role.Operator", "fleetOperator")]
    [InlineData("Fleet + 18446744073709551615", "fleet{?}")]
    [InlineData("Fleet + -1", "fleet{?}")]
    [InlineData("Fleet + 1.5", "fleet{?}")]
    [InlineData("Fleet + 1m", "fleet{?}")]
    [InlineData("Fleet + Role.Same", "fleet{?}")]
    [InlineData("Fleet + (Role)77", "fleet{?}")]
    [InlineData("Fleet + unknown", "fleet{?}")]
    [InlineData("unknown + Fleet + unknown", "{?}fleet{?}")]
    [InlineData("unknown + unknown", "?")]
    [InlineData("Fleet + new object()", "fleet{?}")]
    public void A_sum_is_known_where_every_culture_writes_it_the_same(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("$\"fleet\"", "fleet")]
    [InlineData("$\"{Fleet}\"", "fleet")]
    [InlineData("$\"{Fleet}-{1}\"", "fleet-1")]
    [InlineData("$\"{Fleet}-{7:D3}\"", "fleet-007")]
    [InlineData("$\"{Fleet}-{255:x4}\"", "fleet-00ff")]
    [InlineData("$\"{Fleet}-{7:000}\"", "fleet-007")]
    [InlineData("$\"{Fleet,7}|\"", "  fleet|")]
    [InlineData("$\"{Fleet,-7}|\"", "fleet  |")]
    [InlineData("$\"{{{Fleet}}}\"", "{fleet}")]
    [InlineData("$\"{Other.Settled}-{Role.Operator}\"", "fleet-Operator")]
    [InlineData("$\"{Fleet}-{7:N0}\"", "fleet-{?}")]
    [InlineData("$\"{Fleet}-{1.5}\"", "fleet-{?}")]
    [InlineData("$\"{Fleet}-{unknown}\"", "fleet-{?}")]
    [InlineData("$\"{unknown}-{Fleet}-{number}\"", "{?}-fleet-{?}")]
    [InlineData("$\"{unknown,8}\"", "?")]
    [InlineData("$\"{System.DateTime.Now:yyyy}\"", "?")]
    [InlineData("System.FormattableString.Invariant($\"{Fleet}-{1}\")", "fleet-1")]
    public void An_interpolation_is_known_or_a_pattern(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("string.Concat(\"fle\", \"et\")", "fleet")]
    [InlineData("string.Concat(\"f\", \"l\", \"e\", \"e\", \"t\")", "fleet")]
    [InlineData("string.Concat(Fleet, 1)", "fleet1")]
    [InlineData("string.Concat(new[] { \"fle\", \"et\" })", "fleet")]
    [InlineData("string.Concat(Fleet, unknown)", "fleet{?}")]
    [InlineData("string.Concat(strings)", "?")]
    [InlineData("string.Join(\"-\", \"fleet\", \"1\")", "fleet-1")]
    [InlineData("string.Join('-', \"fleet\", \"1\")", "fleet-1")]
    [InlineData("string.Join(\"-\", \"fleet\", 1, Role.Operator)", "fleet-1-Operator")]
    [InlineData("string.Join(\"-\", new string[] { \"fleet\", unknown })", "fleet-{?}")]
    [InlineData("string.Join(unknown, \"fleet\", \"1\")", "?")]
    [InlineData("string.Join(\"-\", strings)", "?")]
    [InlineData("string.Join(\"-\", strings, 0, 1)", "?")]
    [InlineData("string.Format(\"fleet\")", "fleet")]
    [InlineData("string.Format(\"{0}-{1}\", \"fleet\", 1)", "fleet-1")]
    [InlineData("string.Format(\"{1}{0}\", \"et\", \"fle\")", "fleet")]
    [InlineData("string.Format(\"{0,6}|{0,-6}|{{}}\", \"fleet\")", " fleet|fleet |{}")]
    [InlineData("string.Format(\"{0:D2}\", 7)", "07")]
    [InlineData("string.Format(System.Globalization.CultureInfo.CurrentCulture, \"{0}-{1}\", \"fleet\", 1)", "fleet-1")]
    [InlineData("string.Format(\"{0}{1}{2}{3}\", \"f\", \"l\", \"ee\", \"t\")", "fleet")]
    [InlineData("string.Format(\"fleet-{0}\", unknown)", "fleet-{?}")]
    [InlineData("string.Format(\"fleet-{1}\", 1)", "?")]
    [InlineData("string.Format(\"fleet-{\", 1)", "?")]
    [InlineData("string.Format(\"fleet-}\", 1)", "?")]
    [InlineData("string.Format(\"fleet-{0\", 1)", "?")]
    [InlineData("string.Format(\"fleet-{x}\", 1)", "?")]
    [InlineData("string.Format(\"fleet-{0,y}\", 1)", "?")]
    [InlineData("string.Format(\"{0,2000000000}\", 1)", "?")]
    [InlineData("string.Format(arg0: \"x\", format: \"{0}\")", "?")]
    [InlineData("string.Format(unknown, 1)", "?")]
    [InlineData("Fleet.ToString()", "fleet")]
    [InlineData("Fleet.ToUpper()", "?")]
    [InlineData("Fleet.Substring(1)", "?")]
    public void Concat_Join_and_Format_are_evaluated(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("string name = \"fleet\";", "name", "fleet")]
    [InlineData("var name = \"fleet\"; var other = name + \"-1\";", "other", "fleet-1")]
    [InlineData("const string name = \"fleet\";", "name", "fleet")]
    [InlineData("string name = \"fleet\"; System.Action read = () => System.Console.WriteLine(name);", "name", "fleet")]
    [InlineData("object name = \"fleet\";", "name", "fleet")]
    [InlineData("dynamic name = \"fleet\";", "name", "fleet")]
    [InlineData("int index = 3;", "$\"fleet-{index}\"", "fleet-3")]
    [InlineData("long index = 3;", "$\"fleet-{index}\"", "fleet-3")]
    [InlineData("int code = 65; char letter = (char)code;", "$\"fleet-{letter}\"", "fleet-{?}")]
    [InlineData("string name; name = \"fleet\";", "name", "?")]
    [InlineData("string name = \"fleet\"; name = \"other\";", "name", "?")]
    [InlineData("string name = \"fleet\"; name += \"x\";", "name", "?")]
    [InlineData("string name = null; name ??= \"fleet\";", "name", "?")]
    [InlineData("string name = \"fleet\"; (name, number) = (\"x\", 1);", "name", "?")]
    [InlineData("string name = \"fleet\"; Fill(out name);", "name", "?")]
    [InlineData("string name = \"fleet\"; Change(ref name);", "name", "?")]
    [InlineData("string name = \"fleet\"; ref string alias = ref name; alias = \"x\";", "name", "?")]
    [InlineData("string name = \"fleet\"; System.Action write = () => name = \"x\";", "name", "?")]
    [InlineData("string name = \"fleet\"; void Write() { name = \"x\"; }", "name", "?")]
    [InlineData("int index = 3; index++;", "$\"fleet-{index}\"", "fleet-{?}")]
    [InlineData("{ string name2 = \"x\"; name2 = \"y\"; } string name = \"fleet\";", "name", "fleet")]
    [InlineData("{ string inner = \"x\"; inner = \"y\"; } { string inner2 = \"\"; } string name = \"fleet\"; new Parted().name = \"x\";", "name", "fleet")]
    [InlineData("string a = \"fleet\", b = (a), c = b!;", "c", "fleet")]
    public void A_local_is_known_if_it_is_assigned_only_where_it_is_declared(string statements, string expression, string expected) =>
        Is(expected, expression, statements);

    [Theory]
    [InlineData("_readonly", "fleet")]
    [InlineData("this._readonly", "fleet")]
    [InlineData("_static", "fleet")]
    [InlineData("P._static", "fleet")]
    [InlineData("GetOnly", "fleet")]
    [InlineData("Body", "fleet")]
    [InlineData("Getter", "fleet")]
    [InlineData("Block", "fleet")]
    [InlineData("Other.Settled", "fleet")]
    [InlineData("Other.Chained", "fleet-1")]
    [InlineData("Other.Computed", "fleet")]
    [InlineData("SealedOverride", "fleet")]
    [InlineData("_assigned", "?")]
    [InlineData("AssignedProperty", "?")]
    [InlineData("Settable", "?")]
    [InlineData("Initializable", "?")]
    [InlineData("Virtual", "?")]
    [InlineData("Other.FromConstructor", "?")]
    [InlineData("Other.Mutable", "?")]
    [InlineData("Library.Settled", "?")]
    [InlineData("_mutable", "?")]
    [InlineData("_cycle", "?")]
    [InlineData("Circle", "?")]
    public void A_field_or_property_is_known_if_nothing_but_its_initializer_gives_it_a_value(string expression, string expected) =>
        Is(expected, expression);

    [Theory]
    [InlineData("flag ? \"fleet\" : \"fleet\"", "fleet")]
    [InlineData("flag ? \"fleet\" : \"other\"", "?")]
    [InlineData("true ? \"fleet\" : unknown", "fleet")]
    [InlineData("1 > 2 ? unknown : \"fleet\"", "fleet")]
    [InlineData("flag ? \"fleet\" : unknown", "?")]
    [InlineData("Other.Settled ?? unknown", "fleet")]
    [InlineData("(string)null ?? \"fleet\"", "fleet")]
    [InlineData("unknown ?? \"fleet\"", "?")]
    public void A_choice_is_known_if_it_cannot_matter(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("\"fleet\"u8", "fleet")]
    [InlineData("\"fleet\\0\"u8", "fleet")]
    [InlineData("\"fleet\"u8.ToArray()", "fleet")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(\"fleet\")", "fleet")]
    [InlineData("System.Text.Encoding.ASCII.GetBytes(\"fleet\\0\")", "fleet")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(Fleet + \"\\0\")", "fleet")]
    [InlineData("new System.Text.UTF8Encoding(false).GetBytes(Fleet)", "fleet")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes($\"fleet-{unknown}\\0\")", "fleet-{?}")]
    [InlineData("System.Text.Encoding.Unicode.GetBytes(\"fleet\")", "?")]
    [InlineData("encoding.GetBytes(\"fleet\")", "?")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(unknown)", "?")]
    [InlineData("System.Runtime.InteropServices.Marshal.StringToHGlobalAnsi(\"fleet\")", "fleet")]
    [InlineData("System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8(\"fleet\")", "fleet")]
    [InlineData("System.Runtime.InteropServices.Marshal.StringToHGlobalUni(\"fleet\")", "?")]
    [InlineData("\"fleet\".AsSpan()", "fleet")]
    [InlineData("(System.ReadOnlySpan<char>)\"fleet\"", "fleet")]
    [InlineData("\"fl\\0eet\\0\\0\"", "fl\0eet")]
    public void Bytes_and_pointers_hold_the_text_that_they_were_made_of(string expression, string expected) => Is(expected, expression);

    [Theory]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\");", "name", "fleet")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); Use(name); var length = name.Length; var first = name[0];", "name", "fleet")]
    [InlineData("var name = \"fleet\"u8;", "name", "fleet")]
    [InlineData("var name = System.Runtime.InteropServices.Marshal.StringToHGlobalAnsi(\"fleet\"); System.Runtime.InteropServices.Marshal.FreeHGlobal(name);", "name", "fleet")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); name[0] = 1;", "name", "?")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); name[0]++;", "name", "?")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); System.Array.Reverse(name);", "name", "?")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); name.AsSpan().Fill(1);", "name", "?")]
    [InlineData("byte[] name = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); new System.Random().NextBytes(name);", "name", "?")]
    public void Bytes_are_known_while_nobody_changes_them(string statements, string expression, string expected) => Is(expected, expression, statements);

    [Theory]
    [InlineData("new PyString(\"fleet\")", "fleet")]
    [InlineData("\"fleet\".ToPython()", "fleet")]
    [InlineData("new PyString(unknown)", "?")]
    public void A_Python_string_is_its_text(string expression, string expected) => Is(expected, expression);

    [Fact]
    public void A_fixed_pointer_holds_the_text_of_its_bytes() =>
        Is("fleet", "pointer", "byte[] bytes = System.Text.Encoding.UTF8.GetBytes(\"fleet\"); unsafe { fixed (byte* pointer = bytes) { USE } }");

    [Theory]
    [InlineData("$\"wallet-{unknown}\"", "fleet", "wallet-fleet")]
    [InlineData("unknown", "fleet", "fleet")]
    [InlineData("unknown", null, "?")]
    [InlineData("unknown + unknown", "ab", "abab")]
    public void A_parameter_is_what_the_caller_says(string expression, string? given, string expected)
    {
        var operation = Operation(expression, "USE");
        Assert.Equal(expected, ConstantText.Of(operation, _ => given is null ? ConstantText.Unknown : ConstantText.Constant(given), TestContext.Current.CancellationToken).ToString());
    }

    [Fact]
    public void A_text_that_doubles_in_each_line_is_given_up()
    {
        var statements = "var a0 = \"fleet\";" + string.Concat(Enumerable.Range(1, 30).Select(i => $"var a{i} = a{i - 1} + a{i - 1};"));
        Is("?", "a30", statements);
        Is(string.Concat(Enumerable.Repeat("fleet", 8)), "a3", statements);
    }

    [Fact]
    public void A_chain_that_is_too_long_is_given_up()
    {
        var statements = "var a0 = \"fleet\";" + string.Concat(Enumerable.Range(1, 200).Select(i => $"var a{i} = a{i - 1};"));
        Is("?", "a200", statements);
        Is("fleet", "a20", statements);
    }

    [Fact]
    public void A_sum_of_thousands_is_given_up_without_an_overflow_of_the_stack() =>
        Is("?", string.Join(" + ", Enumerable.Repeat("unknown", 3000)));

    [Fact]
    public void Answers_are_equal_if_all_their_parts_are()
    {
        var hole = ConstantText.Unknown;
        var fleet = ConstantText.Constant("fleet");
        Assert.Equal(fleet, ConstantText.Constant("fl") + ConstantText.Constant("eet"));
        Assert.NotEqual(fleet, ConstantText.Constant("Fleet"));
        Assert.Equal(fleet + hole, ConstantText.Constant("fleet") + hole);
        Assert.NotEqual(fleet + hole, hole + fleet);
        Assert.NotEqual(fleet + hole, fleet);
        Assert.Equal(hole, hole + hole);
        Assert.Equal((true, false, false), (fleet.IsConstant, fleet.IsPattern, fleet.IsUnknown));
        Assert.Equal((false, true, false), ((fleet + hole).IsConstant, (fleet + hole).IsPattern, (fleet + hole).IsUnknown));
        Assert.Equal((false, false, true), (hole.IsConstant, hole.IsPattern, hole.IsUnknown));
        Assert.Equal(["fleet", ""], (fleet + hole).Literals);
        Assert.Null((fleet + hole).Value);
    }

    [Theory]
    [InlineData("Undeclared")]
    [InlineData("$\"fleet-{Undeclared}\"")]
    [InlineData("string.Format(\"{0}\", Undeclared, )")]
    [InlineData("string.Concat(")]
    [InlineData("\"fleet\" +")]
    [InlineData("flag ? \"fleet\"")]
    [InlineData("$\"fleet-{\"")]
    [InlineData("_missing.Field")]
    [InlineData("new PyString()")]
    public void Half_typed_code_is_not_known_and_not_an_error(string expression)
    {
        var compilation = Compile(expression, "USE");
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().Where(node => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "M" }))
            {
                if (model.GetOperation(node) is { } operation)
                {
                    _ = ConstantText.Of(operation, TestContext.Current.CancellationToken).ToString();
                }
            }
        }
    }

    private static void Is(string expected, string expression, string statements = "USE") =>
        Assert.Equal(expected, ConstantText.Of(Operation(expression, statements), TestContext.Current.CancellationToken).ToString());

    private static IOperation Operation(string expression, string statements)
    {
        var compilation = Compile(expression, statements);
        var tree = compilation.SyntaxTrees[^1];
        var model = compilation.GetSemanticModel(tree);
        Assert.Empty(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var use = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Last(invocation => invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "Use" });
        return model.GetOperation(use) is IInvocationOperation call ? call.Arguments[0].Value : Assert.IsAssignableFrom<IDynamicInvocationOperation>(model.GetOperation(use)).Arguments[0];
    }

    private static CSharpCompilation Compile(string expression, string statements)
    {
        var use = $"Use({expression});";
        statements = statements.Contains("USE") ? statements.Replace("USE", use) : statements + use;
        return _surroundings.AddSyntaxTrees(CSharpSyntaxTree.ParseText($$"""
            using System;
            using Python.Runtime;
            public sealed class P : Base
            {
                private const string Fleet = "fleet";
                private readonly string _readonly = "fleet";
                private readonly string _assigned = "fleet";
                private static readonly string _static = "fleet";
                private static readonly string _cycle = "x" + _back;
                private static readonly string _back = _cycle;
                private string _mutable = "fleet";
                private string GetOnly { get; } = "fleet";
                private string AssignedProperty { get; } = "fleet";
                private string Settable { get; set; } = "fleet";
                private string Initializable { get; init; } = "fleet";
                private string Body => "fleet";
                private string Getter { get => "fleet"; }
                private string Block { get { return "fleet"; } }
                private string Circle => Circle;
                public override string SealedOverride => "fleet";
                public P(string name) { _assigned = name; this.AssignedProperty = name; }
                private void M(string unknown, int number, bool flag, string[] strings, System.Text.Encoding encoding)
                {
                    {{statements}}
                }
                private static void Fill(out string text) => text = "x";
                private static void Change(ref string text) => text = "x";
                private static void Use(string text) { }
                private static void Use(byte[] text) { }
                private static void Use(ReadOnlySpan<byte> text) { }
                private static void Use(ReadOnlySpan<char> text) { }
                private static void Use(IntPtr text) { }
                private static unsafe void Use(byte* text) { }
                private static void Use(object text) { }
            }
            public class Base { public virtual string SealedOverride => "x"; public virtual string Virtual => "fleet"; }
            public enum Role { Operator = 1, Same = 2, Alias = 2 }
            public partial class Parted { public string name = ""; }
            namespace Python.Runtime
            {
                public class PyString { public PyString(string text) { } }
                public static class ConverterExtension { public static PyString ToPython(this object value) => null; }
            }
            """));
    }
}
