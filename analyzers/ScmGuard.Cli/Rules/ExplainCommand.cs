using System.CommandLine;

namespace ScmGuard.Cli.Rules;

/// <summary><c>explain ID</c>: a rule's page, without a browser.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "The rule, such as SCM1001." };
        Command command = new("explain", "Shows a rule's page: what it reports, why, and what to do.") { id };
        command.SetAction(parsed =>
        {
            RuleInfo rule = RuleCatalog.Find(parsed.GetValue(id)!);
            new MarkdownPage(Screen.Over(parsed.InvocationConfiguration.Output)).Print(RuleCatalog.PageOf(rule));
            return ExitCode.Clean;
        });
        return command;
    }
}
