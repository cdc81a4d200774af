using ScmGuard.Cli.Reports;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Tests.Reports;

public sealed class FingerprintsTests
{
    [Fact]
    public void A_finding_keeps_its_fingerprint_when_lines_come_above_it_and_its_indentation_changes()
    {
        using SourceTree tree = new();
        tree.Write("A.cs", "a();\nb();\n");
        string before = new Fingerprints().Next(At(tree["A.cs"], 2));
        tree.Write("A.cs", "// New.\n\na();\n    b();\n");
        Assert.Equal(before, new Fingerprints().Next(At(tree["A.cs"], 4)));
        Assert.NotEqual(before, new Fingerprints().Next(At(tree["A.cs"], 3)));
    }

    [Fact]
    public void Lines_that_are_alike_are_counted()
    {
        using SourceTree tree = new();
        tree.Write("A.cs", "a();\na();\n");
        Fingerprints prints = new();
        Assert.EndsWith(":1", prints.Next(At(tree["A.cs"], 1)));
        Assert.EndsWith(":2", prints.Next(At(tree["A.cs"], 2)));
    }

    private static Finding At(string file, int line) => new("SCM1001", Level.Warning, "message", new Place(file, line, 1, line, 4), [], []);
}
