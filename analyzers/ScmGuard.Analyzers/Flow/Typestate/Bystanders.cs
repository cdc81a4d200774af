using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>Methods that neither act on the unit nor keep what is passed to them: those of the framework, and short ones of the project that only look.</summary>
internal sealed class Bystanders
{
    /// <summary>How many calls deep a method is looked into.</summary>
    private const int Reach = 3;

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>True if a call cannot act on the unit.</summary>
    public bool LeaveUnitAlone(IMethodSymbol method, IOperation call, Compilation compilation, CancellationToken cancellationToken) =>
        IsOfFramework(method) ? !HandsOverCode(call) : OnlyLooks(method.OriginalDefinition, compilation, Reach, cancellationToken);

    /// <summary>True if a call does not keep its arguments.</summary>
    public bool KeepNothing(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        IsOfFramework(method)
            ? (method.MethodKind != MethodKind.Constructor && method.ContainingType is { SpecialType: not SpecialType.None } or { IsValueType: true, IsGenericType: false }
                or { Name: "Console" or "Debug" or "Trace" or "Math" or "Convert" or "BitConverter" or "StringBuilder" or "TextWriter" })
                || method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal)
                || IsException(method.ContainingType)
            : OnlyLooks(method.OriginalDefinition, compilation, Reach, cancellationToken);

    /// <summary>The parameter that a method gives back unless it throws, or null.</summary>
    public IParameterSymbol? GivenBackBy(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (IsOfFramework(method) || BodyOf(method.OriginalDefinition, cancellationToken) is not { } body || !OnlyLooks(method.OriginalDefinition, compilation, Reach, cancellationToken))
        {
            return null;
        }

        List<ExpressionSyntax> returned = body is ArrowExpressionClauseSyntax arrow
            ? [arrow.Expression]
            : body.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression!).ToList();
        var names = returned.SelectMany(static expression => Given(expression)).Distinct().ToList();
        return names is [{ } name] ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name) : null;
    }

    private static IReadOnlyList<string?> Given(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Given(parenthesized.Expression),
        ConditionalExpressionSyntax choice => [.. Given(choice.WhenTrue), .. Given(choice.WhenFalse)],
        ThrowExpressionSyntax => [],
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        _ => [null],
    };

    private static bool IsException(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfFramework(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name is "System" or "Microsoft" && method.MethodKind is not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) && !method.Locations.Any(static location => location.IsInSource);
    }

    private static bool HandsOverCode(IOperation call) => call.ChildOperations.Any(static child =>
        child is IArgumentOperation { Value.Type: INamedTypeSymbol { DelegateInvokeMethod: not null } or { SpecialType: SpecialType.System_Delegate } }
        || child.DescendantsAndSelf().Any(static part => part is IDelegateCreationOperation or IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation));

    private static SyntaxNode? BodyOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, IsAsync: false, DeclaringSyntaxReferences: [var reference] }
            ? reference.GetSyntax(cancellationToken) switch
            {
                MethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
                LocalFunctionStatementSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
                _ => null,
            }
            : null;

    private bool OnlyLooks(IMethodSymbol method, Compilation compilation, int reach, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(method, out var known))
        {
            return known;
        }

        if (reach == 0 || BodyOf(method, cancellationToken) is not { } body || !compilation.ContainsSyntaxTree(body.SyntaxTree))
        {
            return false;
        }

        var model = compilation.GetSemanticModel(body.SyntaxTree);
        var looks = body.DescendantNodes().All(node => node switch
        {
            InvocationExpressionSyntax call => model.GetOperation(call, cancellationToken) switch
            {
                INameOfOperation => true,
                IInvocationOperation { TargetMethod: var called } invocation => IsOfFramework(called)
                    ? !HandsOverCode(invocation) && KeepNothing(called, compilation, cancellationToken)
                    : OnlyLooks(called.OriginalDefinition, compilation, reach - 1, cancellationToken),
                _ => false,
            },
            ObjectCreationExpressionSyntax creation => IsException(model.GetTypeInfo(creation, cancellationToken).Type as INamedTypeSymbol),
            AssignmentExpressionSyntax assignment => model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is ILocalSymbol,
            AnonymousFunctionExpressionSyntax or ImplicitObjectCreationExpressionSyntax or YieldStatementSyntax or AwaitExpressionSyntax
                or UsingStatementSyntax or ForEachStatementSyntax => false,
            LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.IsKind(SyntaxKind.None),
            _ => true,
        });
        _known.TryAdd(method, looks);
        return looks;
    }
}
