using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>All that a project says to ScmGuard: the build's property, analyzer configuration, <c>scmguard.json</c> and unit facts.</summary>
internal sealed class ProjectConfiguration
{
    private static readonly ConditionalWeakTable<AdditionalText, object> _read = new();
    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectConfiguration> _known = new();

    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly TargetSetting _property;
    private readonly TargetSetting _file;
    private readonly TargetSetting _global;
    private readonly bool _hasCutList;
    private readonly Fleet? _fleet;
    private readonly bool _isFleetWhole;
    private readonly ImmutableArray<ProjectAdvisory> _advisories;
    private readonly ConcurrentDictionary<string, TargetSetting> _parsed = new(StringComparer.Ordinal);

    private ProjectConfiguration(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        _options = options.AnalyzerConfigOptionsProvider;
        _property = TargetSetting.Read(options);
        var files = options.AdditionalFiles.Select(file => FileOf(file, cancellationToken)).ToList();
        var settings = files.OfType<ScmGuardFile>().ToList();
        var facts = files.OfType<UnitFactsFile>().ToList();
        _hasCutList = files.OfType<EditorConfigFile>().Any(static file => !file.Problems.IsEmpty);
        _global = _options.GlobalOptions.TryGetValue(TargetSetting.EditorConfigKey, out var text) ? Parse(text) : TargetSetting.Unset;
        _file = settings.Select(static file => file.Target).OfType<TargetSetting>().ToList() is { Count: > 0 } targets
            ? TargetSetting.Of(targets.Aggregate(TargetSet.None, static (units, target) => units | target.Units))
            : TargetSetting.Unset;
        Wrappers = settings.SelectMany(static file => file.Wrappers).ToImmutableArray();
        _advisories = settings.SelectMany(static file => file.Advisories).ToImmutableArray();
        CountsVirtualUnits = settings.Select(static file => file.CountsVirtualUnits).FirstOrDefault(static counts => counts is not null);
        _fleet = Fleet.Of(facts.Where(file => !file.IsVirtual || CountsVirtualUnits == true).Select(static file => file.Unit).OfType<InventoriedUnit>());
        _isFleetWhole = facts.TrueForAll(static file => file.Unit is not null);
    }

    /// <summary>The wrappers that the project maps.</summary>
    public ImmutableArray<MappedWrapper> Wrappers { get; }

    /// <summary>Whether the facts of simulated units count; null if the project does not say.</summary>
    public bool? CountsVirtualUnits { get; }

    /// <summary>The target of the project as a whole.</summary>
    public TargetSetting Target => TargetOf(null);

    /// <summary>Reads what a project says, once for all rules.</summary>
    public static ProjectConfiguration Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(options, out var known))
        {
            var read = new ProjectConfiguration(options, cancellationToken);
            known = _known.GetValue(options, _ => read);
        }

        return known;
    }

    /// <summary>A file of ScmGuard's, read once for as long as its text lives; null for any other additional file.</summary>
    /// <returns>A <see cref="ScmGuardFile"/>, a <see cref="UnitFactsFile"/> or an <see cref="EditorConfigFile"/>.</returns>
    public static object? FileOf(AdditionalText file, CancellationToken cancellationToken)
    {
        var isSettings = string.Equals(Path.GetFileName(file.Path), ScmGuardFile.Name, StringComparison.OrdinalIgnoreCase);
        if (!isSettings && !UnitFactsFile.IsOne(file.Path) && !EditorConfigFile.IsOne(file.Path))
        {
            return null;
        }

        if (!_read.TryGetValue(file, out var read))
        {
            // No text: the file is there for the build, but cannot be opened. An empty one is as little JSON.
            var source = file.GetText(cancellationToken) ?? SourceText.From(string.Empty);
            read = isSettings ? ScmGuardFile.Read(file.Path, source) : UnitFactsFile.IsOne(file.Path) ? UnitFactsFile.Read(file.Path, source) : EditorConfigFile.Read(file.Path, source);
            _read.GetValue(file, _ => read);
        }

        return read;
    }

    /// <summary>The mistakes in one of ScmGuard's files.</summary>
    public static ImmutableArray<ConfigurationProblem> ProblemsOf(object? file) => file switch
    {
        ScmGuardFile settings => settings.Problems,
        UnitFactsFile facts => facts.Problems,
        EditorConfigFile configuration => configuration.Problems,
        _ => ImmutableArray<ConfigurationProblem>.Empty,
    };

    /// <summary>The units that the code of a file runs on. The build's word goes first, then the analyzer configuration, <c>scmguard.json</c>, the facts.</summary>
    public TargetSetting TargetOf(SyntaxTree? file)
    {
        var said = _property.IsSet ? _property : Configured(file) is { IsSet: true } configured ? configured : _file;
        if (said.IsSet)
        {
            return said.With(_fleet, isFleet: false);
        }

        // A unit that could not be read may be an affected one.
        return TargetSetting.Unset.With(_fleet, isFleet: _isFleetWhole);
    }

    /// <summary>The texts of the analyzer configuration that set a target, with the entries that are not known.</summary>
    public IEnumerable<string> UnknownConfiguredEntries(Compilation compilation) => compilation.SyntaxTrees
        .Select(Configured)
        .Append(_global)
        .SelectMany(static target => target.UnknownEntries)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The known issues that a rule reports: its own, with the units that the project adds to it, and those that the project adds.</summary>
    public ImmutableArray<ProjectAdvisory> AdvisoriesOf(string rule, Advisory own)
    {
        var added = _advisories.Where(advisory => advisory.Rule == rule).ToList();
        var widened = added.Where(advisory => advisory.Id == own.Id).ToList();
        var shipped = new ProjectAdvisory(
            own.Id,
            rule,
            widened.Aggregate(TargetSet.Of(own.Affected), static (units, advisory) => units | advisory.Affected),
            string.Join(" and ", widened.Select(static advisory => advisory.AffectedText).Prepend(own.AffectedText)),
            own.Operations.Concat(widened.SelectMany(static advisory => advisory.Operations)).Distinct().ToImmutableArray());
        return added
            .Where(advisory => advisory.Id != own.Id)
            .Select(advisory => advisory.Operations.IsEmpty ? advisory with { Operations = own.Operations.ToImmutableArray() } : advisory)
            .Prepend(shipped)
            .ToImmutableArray();
    }

    private TargetSetting Configured(SyntaxTree? file)
    {
        var said = file is not null && _options.GetOptions(file).TryGetValue(TargetSetting.EditorConfigKey, out var text) ? Parse(text) : _global;
        return said.IsSet && _hasCutList ? TargetSetting.Unreadable : said;
    }

    private TargetSetting Parse(string text) => _parsed.GetOrAdd(text, TargetSetting.Parse);
}
