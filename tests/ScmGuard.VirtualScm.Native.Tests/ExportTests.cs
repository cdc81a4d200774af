using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native.Tests;

public sealed class ExportTests(PublishedLibrary library)
{
    [Fact]
    public void The_library_defines_the_functions_of_the_API_and_nothing_else()
    {
        // Without a version, too: "zkOpen@@V1.0" would tie a linked program to this library.
        string[] defined = [.. HostProgram.Run("nm", ["-D", "--defined-only", library.Path]).Succeeded().Lines];
        string[] expected = [.. Operations.All.Select(operation => $"T {operation.NativeName}").Order(StringComparer.Ordinal)];
        Assert.Equal(76, expected.Length);
        Assert.Equal(expected, defined.Select(line => line[(line.IndexOf(' ') + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_library_stands_alone_in_its_folder() =>
        Assert.Equal([library.Path], System.IO.Directory.GetFiles(library.Folder));

    [Theory]
    [InlineData("every_export.c")]
    [InlineData("every_export.py")]
    public void The_programs_of_these_tests_call_every_function(string program)
    {
        string source = TestPrograms.Read(program);
        Assert.All(Operations.All, operation => Assert.Matches($@"\b{operation.NativeName}\b", source));
    }
}
