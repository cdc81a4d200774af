namespace ScmGuard.Testing.Tests.Samples;

public sealed class ProgramCopiesTests
{
    [Fact]
    public void Copies_stand_in_namespaces_under_the_using_lines() => Assert.Equal(
        "using System;\n\nnamespace A\n{\nclass C;\n\n}\n\nnamespace B\n{\nclass C;\n\n}\n",
        ProgramCopies.SideBySide("using System;\nclass C;\n", "A", "B"));

    [Fact]
    public void A_file_scoped_namespace_gives_its_place() => Assert.Equal(
        "using System;\nusing System.IO;\n\nnamespace A\n{\nclass C;\n\n}\n",
        ProgramCopies.SideBySide("using System;\nnamespace N;\nusing System.IO;\nclass C;\n", "A"));

    [Theory]
    [InlineData("class C { }\n", "\npartial class C { \ninternal static partial class Within\n{\nclass C { }\n\n}\n}\n")]
    [InlineData("static partial class C { }\n", "\nstatic partial class C { \ninternal static partial class Within\n{\nstatic partial class C { }\n\n}\n}\n")]
    [InlineData("// why\nclass C { }\nenum E { }\n", "\n// why\npartial class C { \ninternal static partial class Within\n{\n// why\nclass C { }\nenum E { }\n\n}\n}\nenum E { }\n")]
    [InlineData("enum E { }\n", null)]
    public void A_copy_within_itself_makes_the_outer_type_partial(string source, string? nested) => Assert.Equal(nested, ProgramCopies.WithinItself(source));

    [Theory]
    [InlineData("class C // why\n{\n}\n", "class C   { } ")]
    [InlineData("class C { string S => \"// a\"; }", "class C { string S => \"// a\"; }")]
    [InlineData("#pragma warning disable X\nclass C { }", null)]
    public void One_line_has_neither_comments_nor_directives(string source, string? line) => Assert.Equal(line, ProgramCopies.OnOneLine(source));
}
