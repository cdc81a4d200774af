using System.Globalization;
using ScmGuard.Cli.Tests.Scanning;

namespace ScmGuard.Cli.Tests.Reports;

/// <summary>What GitHub code scanning asks of SARIF beyond the standard.</summary>
public sealed class SarifReportTests(DifficultSolution solution)
{
    [Fact]
    public void Every_rule_says_all_that_an_alert_shows()
    {
        var rules = solution.Sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule =>
        {
            Assert.Matches("^SCM[0-9]{4}$", rule.GetProperty("id").GetString());
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
            Assert.True(Uri.IsWellFormedUriString(rule.GetProperty("helpUri").GetString(), UriKind.Absolute));
            Assert.StartsWith("# " + rule.GetProperty("id").GetString(), rule.GetProperty("help").GetProperty("markdown").GetString());
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            var properties = rule.GetProperty("properties");
            Assert.NotEmpty(properties.GetProperty("tags").EnumerateArray());
            Assert.Contains(properties.GetProperty("precision").GetString(), (string[])["low", "medium", "high", "very-high"]);
            if (properties.TryGetProperty("security-severity", out var severity))
            {
                Assert.InRange(double.Parse(severity.GetString()!, CultureInfo.InvariantCulture), 0.1, 10.0);
                Assert.Contains("security", properties.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
            }
        });
    }

    [Fact]
    public void Every_result_points_to_its_rule_and_to_a_file_below_the_root()
    {
        var run = solution.Sarif;
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var root = new Uri(run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString()!);
        Assert.EndsWith("/", root.AbsoluteUri);
        Assert.NotEmpty(run.GetProperty("results").EnumerateArray());
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var artifact = place.GetProperty("artifactLocation");
            Assert.Equal("%SRCROOT%", artifact.GetProperty("uriBaseId").GetString());
            Assert.True(File.Exists(new Uri(root, artifact.GetProperty("uri").GetString()).LocalPath));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
        });
    }

    [Fact]
    public void Fingerprints_are_unique_within_a_file()
    {
        var prints = solution.Sarif.GetProperty("results").EnumerateArray().Select(result => (
            result.GetProperty("ruleId").GetString(),
            result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(),
            result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString())).ToList();
        Assert.Distinct(prints);
    }

    /// <summary>A log is read by many, and any line can hold a passphrase.</summary>
    [Fact]
    public void Nothing_of_the_source_is_in_the_log() =>
        Assert.DoesNotContain("snippet", solution.Sarif.ToString(), StringComparison.Ordinal);
}
