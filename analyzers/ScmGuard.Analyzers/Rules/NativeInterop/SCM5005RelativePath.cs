using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5005: a file is named by a relative path, which is not relative to the program: the daemon opens it (C API Documentation).</summary>
/// <remarks>Paths of the boot manifest are the exception, and SCM3006's.</remarks>
public sealed class SCM5005RelativePath : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM5005",
        "Relative path is given to the daemon",
        "{0} is given {1}, but the daemon {2} opens the file, from a folder of its own: give the absolute path",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The library hands the path to the daemon as it is. There it does not lead to the program's working folder, and the daemon's user must be able to read or write what it leads to.",
        RulePage.Of("SCM5005"),
        RuleTable.TagsOf("SCM5005"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Parameters.Any(IsFile) || operation.Id is ZymbitOperation.LockDataB2B or ZymbitOperation.UnlockDataB2B,
        Analyze);

    private static bool IsFile(NativeParameter parameter) =>
        parameter is { Type: NativeType.Text, Role: ArgumentRole.Path or ArgumentRole.Source or ArgumentRole.Destination };

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        foreach (var argument in call.Arguments)
        {
            if (IsFile(argument, call)
                && (argument.Value is { } value ? PathText.Of(value, context.CancellationToken) : argument.TextOf(context.CancellationToken)) is { IsUnknown: false } path
                && path.Literals[0] is [not '/', ..])
            {
                context.Report(Diagnostic.Create(_descriptor, call.Location, call.Operation.NativeName, MayBeData(argument, call) ? "a relative path" : $"the relative path '{path}'", HostSystem.Daemon.Value));
                return;
            }
        }
    }

    /// <summary>True for a text that its author may have meant as the data to lock: the Python client takes either, and a secret is not shown.</summary>
    private static bool MayBeData(ZymbitArgument argument, ZymbitCall call) =>
        argument.Role is ArgumentRole.Source && call.Route is CallRoute.PythonDynamic or CallRoute.PythonInvokeMethod or CallRoute.PythonText;

    /// <summary>Whether an argument names a file. For the Python client a text does, and bytes are the data themselves, whichever operation the call comes to.</summary>
    private static bool IsFile(ZymbitArgument argument, ZymbitCall call)
    {
        if (argument.Role is not (ArgumentRole.Path or ArgumentRole.Source or ArgumentRole.Destination))
        {
            return false;
        }

        return call.Route switch
        {
            CallRoute.PythonDynamic or CallRoute.PythonInvokeMethod => IsText(argument.Value),
            CallRoute.PythonText => argument.Written is { } written && written.TakeWhile(static character => character is not ('\'' or '"')).All(static character => character is not ('b' or 'B')),
            _ => call.Operation.Parameters.Any(parameter => parameter.Role == argument.Role && IsFile(parameter)),
        };
    }

    private static bool IsText(IOperation? value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value?.Type is { SpecialType: SpecialType.System_String } or { Name: "PyString" };
    }
}
