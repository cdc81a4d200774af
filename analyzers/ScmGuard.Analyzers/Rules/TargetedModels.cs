using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules;

/// <summary>Which of the models that a project runs on get to a call.</summary>
internal static class TargetedModels
{
    /// <summary>The names of the targeted models of a kind that get to the call, in the order of <see cref="Models.All"/>.</summary>
    /// <param name="context">The call. A guard before it, on the firmware or the model, is taken into account.</param>
    /// <param name="isConcerned">The kind of model.</param>
    public static IReadOnlyList<string> Reaching(this CallContext context, Func<ModelFacts, bool> isConcerned)
    {
        var concerned = context.Target.Presumed & TargetSet.Where(unit => isConcerned(Models.Get(unit.Model)));
        if (concerned.IsEmpty)
        {
            return [];
        }

        var there = FirmwareFlow.UnitsAt(context.Call.Invocation, context.SemanticModel, concerned, context.CancellationToken);
        return Models.All
            .Where(model => there.Meets(TargetSet.Where(unit => unit.Model == model.Model)))
            .Select(static model => model.Name)
            .ToList();
    }
}
