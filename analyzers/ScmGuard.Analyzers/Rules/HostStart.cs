using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>What a rule about another library's calls sees at the start of a compilation: pins and buses of the host belong to no Zymbit call.</summary>
/// <remarks>A program is taken to run on a module's host if it can reach the module, or if its project says which units it runs on (decision 042).</remarks>
internal sealed class HostStart
{
    private readonly CompilationStartAnalysisContext _context;
    private readonly bool _reachesModule;
    private readonly ProjectConfiguration _configuration;

#pragma warning disable RS1012 // The rule registers its actions through this object, after it was made.
    public HostStart(CompilationStartAnalysisContext context, bool reachesModule, ProjectConfiguration configuration)
    {
        _context = context;
        _reachesModule = reachesModule;
        _configuration = configuration;
    }
#pragma warning restore RS1012

    /// <summary>Calls back for each file of a program on a module's host that may use a type of another library. The file's text is searched first.</summary>
    /// <param name="library">The name of the assembly that has the type, unless the program declares it: comparing it spares the search of all others.</param>
    /// <param name="type">The type's metadata name. Without the type nothing is registered.</param>
    /// <param name="analyze">The rule.</param>
    public void OnFile(string library, string type, Action<HostFileContext> analyze)
    {
        var compilation = _context.Compilation;
        if ((!compilation.ReferencedAssemblyNames.Any(reference => reference.Name == library)
                && !compilation.ContainsSymbolsWithName(type.Substring(type.LastIndexOf('.') + 1), SymbolFilter.Type, _context.CancellationToken))
            || compilation.GetTypeByMetadataName(type) is not { } symbol
            || !(_reachesModule || compilation.SyntaxTrees.Any(tree => _configuration.TargetOf(tree).IsSet)))
        {
            return;
        }

        _context.RegisterSemanticModelAction(file =>
        {
            var tree = file.SemanticModel.SyntaxTree;
            var target = _configuration.TargetOf(tree);
            if ((_reachesModule || target.IsSet) && LibraryUses.MayBeIn(tree, symbol, file.CancellationToken))
            {
                analyze(new HostFileContext(symbol, file.SemanticModel, target, file.ReportDiagnostic, file.CancellationToken));
            }
        });
    }
}
