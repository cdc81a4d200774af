using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests;

public sealed class SmokeTests
{
    [Theory]
    [InlineData("scm-b1", Verdict.Fail)]
    [InlineData("scm-a1", Verdict.Pass)]
    [InlineData("hsm6", Verdict.Pass)]
    [InlineData("zymkey4", Verdict.Pass)]
    public async Task Persistence(string profile, Verdict expected)
    {
        string folder = Directory.CreateTempSubdirectory("scm").FullName;
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.Parse(profile));
        using SqliteJournal journal = SqliteJournal.Create(Path.Combine(folder, "journal.db"));
        ICheck check = new PersistenceCheck();
        RunEngine engine = new(unit, journal, _ => check);
        engine.Begin(new RunRequest("r", [check], new CheckOptions(), StationIdentity.Default));
        await engine.ResumeAsync(CancellationToken.None);
        RunRecord record = RunRecord.Of("x", journal.Read());
        foreach (StepRecord step in record.Steps)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{step.Name} {step.Outcome?.Verdict} {step.Outcome?.Summary} {step.Outcome?.Remedy}");
        }

        Assert.Equal(expected, record.Verdict);
    }
}
