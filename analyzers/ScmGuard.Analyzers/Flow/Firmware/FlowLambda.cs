using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>A lambda, and the graph in which it is created.</summary>
internal readonly record struct FlowLambda(ControlFlowGraph Around, IFlowAnonymousFunctionOperation Lambda);
