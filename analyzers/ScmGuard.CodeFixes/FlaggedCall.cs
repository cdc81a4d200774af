using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.CodeFixes;

/// <summary>A Zymbit call that a diagnostic is about.</summary>
/// <param name="Syntax">The call as written.</param>
/// <param name="Call">The call as recognised.</param>
/// <param name="Model">The semantic model of its file.</param>
internal sealed record FlaggedCall(InvocationExpressionSyntax Syntax, ZymbitCall Call, SemanticModel Model);
