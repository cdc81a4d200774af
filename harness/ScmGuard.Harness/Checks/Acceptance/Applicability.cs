using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether a row concerns a unit.</summary>
internal static class Applicability
{
    /// <summary>The outcome of a row that does not concern the unit, or of which that cannot be told; null if it concerns it.</summary>
    /// <param name="context">The unit.</param>
    /// <param name="support">The models that the row concerns.</param>
    /// <param name="subject">What only they have, such as <c>supervised boot</c>.</param>
    public static StepOutcome? Without(StepContext context, ModelSupport support, string subject) => context.Model switch
    {
        null => StepOutcome.Inconclusive(
            $"The unit's model is not known, so it is not known whether it has {subject}.", "Look why the module does not say who it is: the LED, and `systemctl status zkifc`."),
        { } model => model.Has(support) switch
        {
            true => null,
            false => StepOutcome.Pass($"Does not apply: a {model.Name} has no {subject}."),
            null => StepOutcome.Inconclusive($"No public page says whether a {model.Name} has {subject}.", "Ask the vendor, and look at it by hand."),
        },
    };

    /// <summary>Whether an operation of the module concerns the unit, as <see cref="Without(StepContext, ModelSupport, string)"/> does.</summary>
    public static StepOutcome? Without(StepContext context, ZymbitOperation operation, string subject) => Without(context, Operations.Get(operation).Support, subject);
}
