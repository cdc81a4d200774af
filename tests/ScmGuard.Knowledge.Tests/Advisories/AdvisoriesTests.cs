using System.Reflection;

namespace ScmGuard.Knowledge.Tests;

public sealed class AdvisoriesTests
{
    public static TheoryData<string> Ids() => [.. Advisories.All.Select(advisory => advisory.Id)];

    [Fact]
    public void Every_known_issue_is_there() =>
        Assert.Equal(
            ["#159", "#126", "#119", "#122", "#120", "#117", "#186", "#93", "EN20230721", "IO board", "wake pin", "governor", "unattended-upgrades"],
            Advisories.All.Select(advisory => advisory.Id));

    [Fact]
    public void All_holds_each_named_issue_once()
    {
        var named = typeof(Advisories).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(Advisory))
            .Select(property => (Advisory)property.GetValue(null)!);

        Assert.Equal(named, Advisories.All);
    }

    [Fact]
    public void Only_Rev_B_with_01_02_02release_loses_key_pairs_at_a_reboot()
    {
        Assert.Equal([new UnitTarget(Model.Scm, "B1", "01.02.02release")], Advisories.KeyPairLostAtReboot.Affected);
        Assert.Equal([ZymbitOperation.GenKeyPair], Advisories.KeyPairLostAtReboot.Operations);
        Assert.Equal(["#159"], Advisories.All.Where(advisory => advisory.IsMajor).Select(advisory => advisory.Id));
    }

    [Theory]
    [InlineData("#126", "SCM/01.00.00")]
    [InlineData("#119", "SCM")]
    [InlineData("#122", "SCM")]
    [InlineData("#117", "SCM/00.00.51beta")]
    [InlineData("#93", "SCM")]
    [InlineData("wake pin", "ZYMKEY4,ZYMKEY5,HSM4,HSM6,HSM60,HSM64")]
    [InlineData("governor", "ZYMKEY4,ZYMKEY5,HSM4,HSM6,HSM60,HSM64,SCM,SEN500")]
    [InlineData("#120", "")]
    [InlineData("#186", "")]
    [InlineData("EN20230721", "")]
    [InlineData("IO board", "")]
    [InlineData("unattended-upgrades", "")]
    public void An_issue_affects_the_units_that_the_page_names(string id, string spellings)
    {
        var expected = spellings.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(spelling => UnitTargets.TryParse(spelling, out var targets) ? targets : throw new ArgumentException(spelling, nameof(spellings)));

        Assert.Equal(expected, Get(id).Affected);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_issue_affects_something_and_says_what_it_does(string id)
    {
        var advisory = Get(id);

        Assert.Empty(advisory.Affected.Except(UnitTargets.Field));
        Assert.NotEmpty(advisory.AffectedText);
        Assert.NotEmpty(advisory.Effect);
        Assert.NotEqual(string.Empty, advisory.Workaround);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_issue_of_a_package_is_fixed_between_the_two_releases(string id)
    {
        var advisory = Get(id);

        Assert.Equal(advisory.HostPackage is null, advisory.FixedIn is null);
        if (advisory is { HostPackage: { } package, FixedIn: { } version })
        {
            Assert.True(Number(HostReleases.Rc2301, package) < Number(version));
            Assert.True(Number(version) <= Number(HostReleases.December2025, package));
            Assert.Contains(package + " before " + version, advisory.AffectedText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_issue_of_a_package_is_one_of_two() =>
        Assert.Equal([("#120", "1.2-36"), ("#186", "1.2-37")], Advisories.All.Where(advisory => advisory.HostPackage is "zkifc").Select(advisory => (advisory.Id, advisory.FixedIn!)));

    [Fact]
    public void What_the_pages_leave_open_is_marked() =>
        Assert.Equal(["#126", "#120", "#93"], Advisories.All.Where(advisory => advisory.Unconfirmed is not null).Select(advisory => advisory.Id));

    private static Advisory Get(string id) => Assert.Single(Advisories.All, advisory => advisory.Id == id);

    private static Version Number(HostRelease release, string package) =>
        Number(Assert.Single(release.Packages, candidate => candidate.Name == package).Version);

    private static Version Number(string version) => Version.Parse(version.Replace('-', '.'));
}
