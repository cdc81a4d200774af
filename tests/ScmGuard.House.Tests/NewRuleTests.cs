using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.NewRule;

namespace ScmGuard.House.Tests;

/// <summary>The scaffold in a copy of the texts that it writes into: what it writes builds, is red until it is filled in, and is missed when it is gone.</summary>
public sealed class NewRuleTests : IDisposable
{
    private const string Id = "SCM1899";
    private const string Facts = "analyzers/ScmGuard.Analyzers/Rules/RuleTable.cs";
    private const string Title = "Key is left in the rain";

    private static readonly string[] _lists = ["analyzers/ScmGuard.Analyzers/AnalyzerReleases.Unshipped.md", "analyzers/ScmGuard.Analyzers/AnalyzerReleases.Shipped.md", "CHANGELOG.md", "analyzers/ScmGuard.Analyzers/Rules/RuleCategories.cs", Facts];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard new rule ");

    public NewRuleTests()
    {
        foreach (var file in _lists.Append("samples/Rules/SCM1001.Bad.cs"))
        {
            Write(file, Repository.Read(file));
        }

        Write("ScmGuard.sln", "");
    }

    private string Root => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_rule_has_every_piece_and_each_says_what_to_fill_in(bool fix)
    {
        var written = Scaffold(fix);
        var pieces = Pieces(fix);
        Assert.Empty(pieces.Files().Except(written));
        var missing = pieces.Missing();
        Assert.All(missing, static line => Assert.Contains(RuleTemplate.Gap, line));
        Assert.All(pieces.Files(), file => Assert.Contains(missing, line => line.StartsWith(file + "(", StringComparison.Ordinal)));
        Assert.Contains(missing, static line => line.StartsWith("CHANGELOG.md: ", StringComparison.Ordinal));
        Assert.Contains(missing, static line => line.StartsWith(Facts + ": ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_rule_that_is_filled_in_has_nothing_missing()
    {
        Scaffold(fix: true);
        FillIn();
        Assert.Empty(Pieces(fix: true).Missing());
    }

    [Fact]
    public void Each_single_piece_is_missed_when_it_is_gone()
    {
        Scaffold(fix: true);
        FillIn();
        var pieces = Pieces(fix: true);
        foreach (var file in pieces.Files())
        {
            Without(file, null, () => Assert.Contains($"{file} is not there.", pieces.Missing()));
        }

        Without(_lists[0], Lines(_lists[0]).Where(static line => !line.StartsWith(Id, StringComparison.Ordinal)), () => Assert.Contains("has no row", Assert.Single(pieces.Missing())));
        Without(Facts, Lines(Facts).Where(static line => !line.Contains(Id, StringComparison.Ordinal)), () => Assert.Contains($"has no row for {Id}. Add: [\"{Id}\"] = new(", Assert.Single(pieces.Missing())));
        Without("CHANGELOG.md", Lines("CHANGELOG.md").Where(static line => !line.Contains(Id, StringComparison.Ordinal)), () => Assert.Equal($"CHANGELOG.md does not mention {Id}.", Assert.Single(pieces.Missing())));
        Without($"samples/Rules/{Id}.Bad.cs", Lines($"samples/Rules/{Id}.Bad.cs").Select(static line => line.Replace(" // " + Id, "", StringComparison.Ordinal)), () => Assert.Contains(pieces.Missing(), static line => line.Contains("states nothing", StringComparison.Ordinal)));
        Without($"docs/rules/{Id}.md", Lines($"docs/rules/{Id}.md").Where(static line => !line.Contains("zkOpen", StringComparison.Ordinal)), () => Assert.Equal(3, pieces.Missing().Count(static line => line.Contains("does not show", StringComparison.Ordinal))));
        Assert.Empty(pieces.Missing());
        Assert.Contains("RuleCategories.cs gives SCM1xxx to KeyDurability", Assert.Single((pieces with { Category = "Wallets" }).Missing(), static line => line.Contains("RuleCategories", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_written_compiles_with_what_is_there()
    {
        Scaffold(fix: true);
        (string Project, string File)[] parts =
        [
            ("analyzers/ScmGuard.Analyzers", $"analyzers/ScmGuard.Analyzers/Rules/KeyDurability/{Id}KeyIsLeftInTheRain.cs"),
            ("analyzers/ScmGuard.CodeFixes", $"analyzers/ScmGuard.CodeFixes/KeyDurability/{Id}KeyIsLeftInTheRainFix.cs"),
            ("harness/ScmGuard.Zymkey", $"samples/Rules/{Id}.Bad.cs"),
        ];
        foreach (var (project, file) in parts)
        {
            var tree = OwnSource.Parse(file, File.ReadAllText(Path.Combine(Root, file)));
            var model = OwnSource.Compile(project).AddSyntaxTrees(tree).GetSemanticModel(tree);
            Assert.Empty(model.GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
        }

        foreach (var file in Pieces(fix: true).Files().Where(static file => file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(Root, file));
            Assert.Empty(CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken));
            Assert.Contains($"Assert.Fail(\"{RuleTemplate.Gap}", text);
        }
    }

    [Fact]
    public void Rows_stand_in_the_order_of_the_ids()
    {
        Scaffold(fix: false);
        var facts = Lines(Facts).Where(static line => line.StartsWith("        [\"SCM", StringComparison.Ordinal)).ToList();
        Assert.Equal(facts.Order(StringComparer.Ordinal), facts);
        var releases = Lines(_lists[0]).Where(static line => line.StartsWith("SCM", StringComparison.Ordinal)).ToList();
        Assert.Equal(releases.Order(StringComparer.Ordinal), releases);
    }

    [Theory]
    [InlineData("SCM18", "KeyDurability", Title, null, "no id of a rule")]
    [InlineData("scm1899", "KeyDurability", Title, null, "no id of a rule")]
    [InlineData("SCM1001", "KeyDurability", Title, null, "SCM1001 is taken: there is samples/Rules/SCM1001.Bad.cs")]
    [InlineData(Id, "Wallets", Title, null, "SCM1899 does not belong to 'Wallets'")]
    [InlineData("SCM8001", "KeyDurability", Title, null, "SCM8001 does not belong to 'KeyDurability'")]
    [InlineData(Id, "KeyDurability", "", null, "is no title")]
    [InlineData(Id, "KeyDurability", "A full stop.", null, "is no title")]
    [InlineData(Id, "KeyDurability", "A | bar", null, "is no title")]
    [InlineData(Id, "KeyDurability", "A \"quotation\"", null, "is no title")]
    [InlineData(Id, "KeyDurability", "Schlüssel im Regen", "Schlüssel", "is no name of a class")]
    [InlineData(Id, "KeyDurability", Title, "not pascal", "is no name of a class")]
    [InlineData(Id, "KeyDurability", Title, "SCM1899Key", "is no name of a class")]
    public void What_is_no_rule_is_refused_and_nothing_is_written(string id, string family, string title, string? name, string message)
    {
        var before = Snapshot();
        var exception = Assert.Throws<RequestException>(() => RuleScaffold.Write(Checkout.Find(Root), RuleRequest.Read(id, family, title, name, hasFix: true)));
        Assert.Contains(message, exception.Message);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        var existing = $"tests/ScmGuard.Analyzers.Tests/Rules/KeyDurability/{Id}KeyIsLeftInTheRainTests.cs";
        Write(existing, "mine");
        var before = Snapshot();
        Assert.Contains($"{existing} is there already", Assert.Throws<RequestException>(() => Scaffold(fix: true)).Message);
        Assert.Equal(before, Snapshot());
    }

    [Theory]
    [InlineData(Facts, "no " + Facts)]
    [InlineData("CHANGELOG.md", "no CHANGELOG.md")]
    public void A_checkout_that_is_not_whole_is_refused(string file, string message)
    {
        File.Delete(Path.Combine(Root, file));
        var before = Snapshot();
        Assert.Contains(message, Assert.Throws<RequestException>(() => Scaffold(fix: true)).Message);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_folder_that_is_no_checkout_is_refused() =>
        Assert.Contains("there is no ScmGuard.sln", Assert.Throws<RequestException>(() => Checkout.Find(Path.Combine(Root, "docs"))).Message);

    private IReadOnlyList<string> Scaffold(bool fix) => RuleScaffold.Write(Checkout.Find(Root), RuleRequest.Read(Id, "KeyDurability", Title, null, fix));

    private RulePieces Pieces(bool fix) => new(Root, Id, Id + "KeyIsLeftInTheRain", "KeyDurability", Title, "Warning", fix, HasSamples: true);

    private void FillIn()
    {
        foreach (var file in Pieces(fix: true).Files().Append("CHANGELOG.md").Append(Facts))
        {
            Write(file, File.ReadAllText(Path.Combine(Root, file)).Replace(RuleTemplate.Gap, "", StringComparison.Ordinal));
        }
    }

    private void Without(string file, IEnumerable<string>? lines, Action check)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        if (lines is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, string.Join('\n', lines));
        }

        check();
        File.WriteAllText(path, text);
    }

    private string[] Lines(string file) => File.ReadAllText(Path.Combine(Root, file)).Split('\n');

    private void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private SortedDictionary<string, string> Snapshot() =>
        new(Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(static file => file, File.ReadAllText), StringComparer.Ordinal);
}
