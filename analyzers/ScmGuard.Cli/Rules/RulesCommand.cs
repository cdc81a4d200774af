using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace ScmGuard.Cli.Rules;

/// <summary><c>rules</c>: what there is to be found.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Prints a JSON array instead of a table." };
        Command command = new("rules", "Lists the rules.") { json };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(Json());
            }
            else
            {
                Print(Screen.Over(output));
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static void Print(IAnsiConsole console)
    {
        int category = RuleCatalog.All.Max(rule => rule.Category.Length);
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            console.MarkupLine($"[bold]{rule.Id}[/]  [{Screen.ColourOf(rule.Level)}]{rule.Level.ToString().ToLowerInvariant(),-7}[/]  [grey]{rule.Category.PadRight(category)}[/]  {Markup.Escape(rule.Title)}");
        }

        console.WriteLine();
        console.WriteLine($"{Screen.Count(RuleCatalog.All.Length, "rule")}. `scmguard explain ID` shows a rule's page.");
    }

    private static string Json()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (RuleInfo rule in RuleCatalog.All)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("name", rule.Name);
                json.WriteString("title", rule.Title);
                json.WriteString("description", rule.Description);
                json.WriteString("category", rule.Category);
                json.WriteString("severity", rule.Level.ToString().ToLowerInvariant());
                json.WriteString("precision", rule.Precision);
                json.WriteString("harm", rule.Harm);
                json.WriteString("securitySeverity", rule.SecuritySeverity);
                json.WriteStartArray("tags");
                foreach (string tag in rule.Tags)
                {
                    json.WriteStringValue(tag);
                }

                json.WriteEndArray();
                json.WriteString("help", rule.Link);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
