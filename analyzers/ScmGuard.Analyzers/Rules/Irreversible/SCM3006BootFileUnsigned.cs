using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3006: a file of the boot manifest is signed with the wrong slot or under the wrong path, or changed and not signed again.</summary>
public sealed class SCM3006BootFileUnsigned : ZymbitRule
{
    private const string Title = "Supervised boot would not find the file signed";
    private const string Description =
        "Before the host boots, an SCM checks the files of its manifest. A file that was changed and not signed again fails the next boot, and in production mode the policy may destroy the keys.";

    private static readonly DiagnosticDescriptor _slot = new(
        "SCM3006",
        Title,
        "{0} is to sign with slot {1}, but only the permanent slots {2} sign boot files: {3} is the usual one",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3006"),
        RuleTable.TagsOf("SCM3006"));

    private static readonly DiagnosticDescriptor _path = new(
        "SCM3006",
        Title,
        "{0} is given the absolute path '{1}', but paths in the manifest are relative to {2}",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3006"),
        RuleTable.TagsOf("SCM3006"));

    private static readonly DiagnosticDescriptor _unsigned = new(
        "SCM3006",
        Title,
        "'{0}' is in the boot manifest as shipped and is changed here, but not signed again: call {1} for it, or the next boot fails",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3006"),
        RuleTable.TagsOf("SCM3006"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_slot, _path, _unsigned);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCall(static operation => operation.Id is ZymbitOperation.AddOrUpdateSupervisedBootFile or ZymbitOperation.RemoveSupervisedBootFile, OnManifest);
        rule.OnFileChange(context => OnFileChange(context, rule.Zymbit));
    }

    private static void OnManifest(CallContext context)
    {
        var call = context.Call;
        var slots = SupervisedBoot.SigningSlots.Value;
        if (context.Slot(ArgumentRole.Slot) is { } slot && (slot < slots.First || slot > slots.Last))
        {
            context.Report(Diagnostic.Create(_slot, call.Location, call.Operation.NativeName, slot, slots, SupervisedBoot.DefaultSigningSlot.Value));
        }

        var path = context.Text(ArgumentRole.BootFile);
        if (!path.IsUnknown && path.Literals[0].StartsWith("/", StringComparison.Ordinal))
        {
            context.Report(Diagnostic.Create(_path, call.Location, call.Operation.NativeName, path.ToString(), SupervisedBoot.Folder.Value));
        }
    }

    private static void OnFileChange(FileChangeContext context, ZymbitCompilation zymbit)
    {
        var change = context.Change;
        var folder = SupervisedBoot.Folder.Value + "/";
        if (change.Kind is not FileChangeKind.Delete
            && context.MayBeOnScm
            && change.Path.Value is { } path
            && path.StartsWith(folder, StringComparison.Ordinal)
            && path.Substring(folder.Length) is var file
            && SupervisedBoot.DefaultManifest.Value.Contains(file)
            && !new BootFileSignatures(zymbit, context.SemanticModel.Compilation, context.CancellationToken).MayFollow(change.Operation, file))
        {
            var sign = Operations.Get(ZymbitOperation.AddOrUpdateSupervisedBootFile).NativeName;
            context.Report(Diagnostic.Create(_unsigned, change.Operation.Syntax.GetLocation(), path, sign));
        }
    }
}
