using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3008: a file is changed so that the unit does not start again.</summary>
public sealed class SCM3008BrickingFileChange : ZymbitRule
{
    private const string Title = "File change that bricks the unit";
    private const string Description =
        "An SCM reaches its module over USB, which config.txt has to leave in host mode; and a locked unit whose daemon lost its state can never be used again.";

    private static readonly DiagnosticDescriptor _config = new(
        "SCM3008",
        Title,
        "This {0}, and an SCM does not start again: keep '{1}' in config.txt, and leave '{2}' out",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3008"),
        RuleTable.TagsOf("SCM3008"));

    private static readonly DiagnosticDescriptor _state = new(
        "SCM3008",
        Title,
        "This {0} below {1}, where the daemon keeps what binds the unit to its host: a locked unit can then never be used again",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3008"),
        RuleTable.TagsOf("SCM3008"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_config, _state);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnFileChange(static context =>
    {
        var change = context.Change;
        var place = change.Operation.Syntax.GetLocation();

        // The environment file is the one that the vendor's pages tell to edit.
        if (change.IsBelow(HostSystem.StateFolder) && change.Path.Value != HostSystem.EnvironmentFile.Value)
        {
            context.Report(Diagnostic.Create(_state, place, change.Kind is FileChangeKind.Delete ? "deletes" : "writes", HostSystem.StateFolder.Value));
        }
        else if (context.MayBeOnScm && BootConfiguration.IsPath(change.Path.Value) && BootConfiguration.HarmOf(change, context.CancellationToken) is { } harm)
        {
            context.Report(Diagnostic.Create(_config, place, harm, HostSystem.RequiredConfigLine.Value, HostSystem.BrickingConfigSetting.Value));
        }
    });
}
