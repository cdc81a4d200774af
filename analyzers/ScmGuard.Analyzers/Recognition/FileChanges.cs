using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Recognises calls of <c>File</c>, <c>Directory</c>, <c>StreamWriter</c> and <c>FileStream</c> that change a file. Names are compared first.</summary>
internal static class FileChanges
{
    private static readonly ImmutableHashSet<string> _methods = ImmutableHashSet.Create(
        "WriteAllText", "WriteAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync",
        "AppendAllText", "AppendAllTextAsync", "AppendAllLines", "AppendAllLinesAsync", "AppendAllBytes", "AppendAllBytesAsync", "AppendText",
        nameof(File.Create), nameof(File.CreateText), nameof(File.OpenWrite), nameof(File.Open), nameof(File.Copy), nameof(File.Move), nameof(File.Replace), nameof(File.Delete));

    /// <summary>The types whose calls and creations change files.</summary>
    public static NameSet Types { get; } = new([nameof(File), nameof(Directory), nameof(StreamWriter), nameof(FileStream)]);

    /// <summary>The changes that a node makes: two for a move, one or none for anything else.</summary>
    public static IEnumerable<FileChange> In(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayChangeFile(node))
        {
            return [];
        }

        return model.GetOperation(node, cancellationToken) switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: nameof(File) or nameof(Directory) } type } } call when IsFramework(type) =>
                OfMethod(call, cancellationToken),
            IObjectCreationOperation { Constructor.ContainingType: { Name: nameof(StreamWriter) } type } creation when IsFramework(type) =>
                One(creation, IsTrue(creation.Arguments, "append") ? FileChangeKind.Append : FileChangeKind.Write, creation.Arguments, cancellationToken),
            IObjectCreationOperation { Constructor.ContainingType: { Name: nameof(FileStream) } type } creation when IsFramework(type) =>
                OfMode(creation, creation.Arguments, cancellationToken),
            _ => [],
        };
    }

    private static bool MayChangeFile(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } =>
            _methods.Contains(access.Name.Identifier.ValueText) && LastName(access.Expression) is nameof(File) or nameof(Directory),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => LastName(creation.Type) is nameof(StreamWriter) or nameof(FileStream),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration } } =>
            LastName(declaration.Type) is nameof(StreamWriter) or nameof(FileStream),
        _ => false,
    };

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };

    private static bool IsFramework(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: nameof(System.IO), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    private static IEnumerable<FileChange> OfMethod(IInvocationOperation call, CancellationToken cancellationToken)
    {
        switch (call.TargetMethod.Name)
        {
            case nameof(File.Delete):
                return One(call, FileChangeKind.Delete, call.Arguments, cancellationToken);
            case nameof(File.Open):
                return OfMode(call, call.Arguments, cancellationToken);
            case nameof(File.Move):
            case nameof(File.Replace):
                return [.. Moved(call, 0, FileChangeKind.Delete, cancellationToken), .. Moved(call, 1, FileChangeKind.Write, cancellationToken)];
            case nameof(File.Copy):
                return Moved(call, 1, FileChangeKind.Write, cancellationToken);
            case var name:
                var kind = name.StartsWith("Append", System.StringComparison.Ordinal) ? FileChangeKind.Append : FileChangeKind.Write;
                return One(call, kind, call.Arguments, cancellationToken);
        }
    }

    /// <summary>A stream whose mode or access says that it writes; one that may only read is none.</summary>
    private static IEnumerable<FileChange> OfMode(IOperation operation, ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken)
    {
        var access = Number(arguments, "access", cancellationToken);
        var mode = Number(arguments, "mode", cancellationToken);
        if (access is (long)FileAccess.Read)
        {
            return [];
        }

        return (mode, access) switch
        {
            ((long)FileMode.Append, _) => One(operation, FileChangeKind.Append, arguments, cancellationToken),
            ((long)FileMode.Create or (long)FileMode.CreateNew or (long)FileMode.Truncate, _) => One(operation, FileChangeKind.Write, arguments, cancellationToken),
            (_, (long)FileAccess.Write or (long)FileAccess.ReadWrite) => One(operation, FileChangeKind.Write, arguments, cancellationToken),
            _ => [],
        };
    }

    private static IEnumerable<FileChange> One(IOperation operation, FileChangeKind kind, ImmutableArray<IArgumentOperation> arguments, CancellationToken cancellationToken) =>
        Named(arguments, "path") is { Type.SpecialType: SpecialType.System_String } path
            ? [new FileChange(operation, kind, PathText.Of(path, cancellationToken), Named(arguments, "contents"))]
            : [];

    private static IEnumerable<FileChange> Moved(IInvocationOperation call, int ordinal, FileChangeKind kind, CancellationToken cancellationToken) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is { } path
            ? [new FileChange(call, kind, PathText.Of(path.Value, cancellationToken), null)]
            : [];

    private static IOperation? Named(ImmutableArray<IArgumentOperation> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static long? Number(ImmutableArray<IArgumentOperation> arguments, string name, CancellationToken cancellationToken) =>
        Named(arguments, name) is { } value && arguments.First(argument => argument.Value == value).ArgumentKind is ArgumentKind.Explicit
            ? ConstantNumber.WholeOf(value, cancellationToken)
            : null;

    private static bool IsTrue(ImmutableArray<IArgumentOperation> arguments, string name) => Named(arguments, name)?.ConstantValue is { HasValue: true, Value: true };
}
