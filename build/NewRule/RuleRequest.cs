using System.Linq;
using System.Text.RegularExpressions;

namespace ScmGuard.NewRule;

/// <summary>A rule that somebody wants.</summary>
/// <param name="Id">Its id, such as SCM1008.</param>
/// <param name="Family">Its family, such as KeyDurability.</param>
/// <param name="Title">What is wrong, in a sentence without a full stop.</param>
/// <param name="Name">What its class is called: the id and a few words.</param>
/// <param name="HasFix">Whether it has a fix.</param>
public sealed partial record RuleRequest(string Id, string Family, string Title, string Name, bool HasFix)
{
    private const int LongestTitle = 100;

    /// <summary>Reads what was typed.</summary>
    /// <exception cref="RequestException">Something in it is no rule; the message says what.</exception>
    public static RuleRequest Read(string id, string family, string title, string? name, bool hasFix)
    {
        if (!IdShape().IsMatch(id))
        {
            throw new RequestException($"'{id}' is no id of a rule: expected SCM and four digits, such as SCM1008.");
        }

        if (title.Length is 0 or > LongestTitle || title != title.Trim() || title.EndsWith('.') || title.Any(static character => character is '|' or '"' or '\\' || char.IsControl(character)))
        {
            throw new RequestException($"'{title}' is no title: expected a sentence of at most {LongestTitle} characters, without a full stop, a vertical bar, a quotation mark or a backslash.");
        }

        string words = name ?? string.Concat(title.Split(' ').Select(static word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(static word => word.Length > 0).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return NameShape().IsMatch(words)
            ? new RuleRequest(id, family, title, id + words, hasFix)
            : throw new RequestException($"'{words}' is no name of a class: expected words in Pascal case, such as KeyPairLostAtReboot, without the id. Give one with --name.");
    }

    [GeneratedRegex(@"^SCM[0-9]{4}\z")]
    private static partial Regex IdShape();

    [GeneratedRegex(@"^(?!SCM[0-9])[A-Z][A-Za-z0-9]{2,59}\z")]
    private static partial Regex NameShape();
}
