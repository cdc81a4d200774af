using System;
using System.CommandLine;
using System.IO;
using ScmGuard.NewRule;

Argument<string> id = new("id") { Description = "The rule's id, such as SCM1008." };
Argument<string> family = new("family") { Description = "The family that the id belongs to, such as KeyDurability." };
Argument<string> title = new("title") { Description = "What is wrong, in a sentence without a full stop." };
Option<string?> name = new("--name") { Description = "What the class is called after the id; made of the title if it is left out." };
Option<bool> fix = new("--fix") { Description = "The rule has a fix." };
Option<string?> root = new("--root") { Description = "The checkout; the folder above this one that holds ScmGuard.sln if it is left out." };
RootCommand command = new("Writes the files and rows of a new rule. Its tests are red until each of them is filled in; CONTRIBUTING.md says how.") { id, family, title, name, fix, root };
command.SetAction(result =>
{
    try
    {
        Checkout checkout = Checkout.Find(result.GetValue(root));
        RuleRequest request = RuleRequest.Read(result.GetValue(id)!, result.GetValue(family)!, result.GetValue(title)!, result.GetValue(name), result.GetValue(fix));
        foreach (string path in RuleScaffold.Write(checkout, request))
        {
            Console.WriteLine(path);
        }

        Console.WriteLine();
        Console.WriteLine($"Search for '{RuleTemplate.Gap}' below: every place says what belongs there. Then: dotnet test --project tests/ScmGuard.House.Tests");
        return 0;
    }
    catch (Exception exception) when (exception is RequestException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
});
return command.Parse(args).Invoke();
