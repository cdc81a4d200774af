using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Lab.Scenarios;

namespace ScmGuard.Lab.Tests;

public sealed class LabCommandsTests
{
    [Theory]
    [InlineData("", "Required command was not provided")]
    [InlineData("containers", "Required command was not provided")]
    [InlineData("containers fly", "'fly'")]
    [InlineData("containers list everything", "'everything'")]
    [InlineData("containers play --onyl persistence-a1", "'--onyl'")]
    [InlineData("containers play --only", "--only")]
    [InlineData("containers play --only nosuch", "There is no scenario 'nosuch'")]
    [InlineData("containers play --only persistence-a1 --only led-healthy", "There is no scenario 'led-healthy'")]
    [InlineData("machines play --only persistence-a1", "There is no scenario 'persistence-a1'")]
    [InlineData("containers play --rounds 0", "--rounds 0: expected a number from 1 to 1000")]
    [InlineData("containers play --rounds 1001", "--rounds 1001: expected a number from 1 to 1000")]
    [InlineData("containers play --rounds two", "--rounds two: expected a number from 1 to 1000")]
    [InlineData("containers play --parallel -1", "--parallel -1: expected a number from 1 to 1000")]
    [InlineData("containers measure --rounds 99999999999", "--rounds 99999999999: expected a number from 1 to 1000")]
    [InlineData("containers play --seed 7", "'--seed'")]
    [InlineData("machines measure", "'measure'")]
    [InlineData("machines play --seed 0", "--seed 0: expected a number from 1 to 1000")]
    public void A_word_that_is_not_understood_is_named(string words, string named)
    {
        ParseResult parsed = Parse(words);

        Assert.Contains(parsed.Errors, error => error.Message.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("containers play")]
    [InlineData("containers play --only persistence-a1 --only persistence-b1-affected --rounds 10 --parallel 1")]
    [InlineData("containers measure --rounds 1000")]
    [InlineData("machines play --only machine-power-cut --seed 7")]
    public async Task Words_can_be_looked_at_before_there_is_anything_to_play_them_with(string words)
    {
        Assert.Equal(ExitCode.AsExpected, await Parse($"--until words {words}").InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("containers play", "--package")]
    [InlineData("containers play --package a.deb --library b.so", "--cache")]
    [InlineData("machines play --package a.deb --library b.so --cache c", "--kernel")]
    public async Task What_only_the_scripts_know_is_asked_for_by_its_name(string words, string missing)
    {
        InvocationConfiguration bare = new() { EnableDefaultExceptionHandler = false };
        LabException exception = await Assert.ThrowsAsync<LabException>(() => Parse(words).InvokeAsync(bare, TestContext.Current.CancellationToken));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_every_scenario_of_its_kind_with_what_it_must_end_with()
    {
        Assert.Equal(Catalog.Containers.Select(Line), Listed("containers"));
        Assert.Equal(Catalog.Machines.Select(Line), Listed("machines"));

        static string Line(Scenario scenario) => $"{scenario.Name}: {ScenarioRunner.Expectation(scenario)}";
    }

    private static string[] Listed(string kind)
    {
        using StringWriter output = new() { NewLine = "\n" };
        Assert.Equal(ExitCode.AsExpected, Parse($"{kind} list").Invoke(new InvocationConfiguration { Output = output }));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static ParseResult Parse(string words) => new LabCommands().Create().Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
