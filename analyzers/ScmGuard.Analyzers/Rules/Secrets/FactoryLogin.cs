using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>Recognises a login with the credentials that every unit leaves the factory with. The user's name alone is none: the daemon has it too.</summary>
internal static class FactoryLogin
{
    private static readonly string _user = FactoryImage.UserName;

    // The password that everyone knows is the user's name again.
    private static readonly string _password = FactoryImage.UserName;

    /// <summary>The programs that take a password on their command line, with the option that it follows.</summary>
    private static readonly ImmutableDictionary<string, string> _passwordOptions =
        ImmutableDictionary.CreateRange(new Dictionary<string, string> { ["sshpass"] = "-p", ["plink"] = "-pw", ["pscp"] = "-pw", ["psftp"] = "-pw" });

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> _naming = new();

    /// <summary>The types that are made of a user's name and a password.</summary>
    public static ImmutableArray<string> Types { get; } =
        ImmutableArray.Create("NetworkCredential", "PasswordConnectionInfo", "PasswordAuthenticationMethod", "SshClient", "SftpClient", "ScpClient", "SshClientSettings");

    /// <summary>The programs that take a password on their command line.</summary>
    public static IEnumerable<string> Programs => _passwordOptions.Keys;

    /// <summary>The user's part of an address: <c>scheme://user:password@host</c>.</summary>
    public static string UserInformation { get; } = $"://{_user}:{_password}@";

    /// <summary>True if the user is named in a file at all. Where it is in none of a project's, there is nothing to look for.</summary>
    public static bool IsNamedIn(SyntaxTree tree) =>
        _naming.GetValue(tree, static tree => new StrongBox<bool>(tree.GetText().ToString().IndexOf(_user, StringComparison.Ordinal) >= 0)).Value;

    /// <summary>True if an object is made that logs in so.</summary>
    public static bool IsMadeBy(IObjectCreationOperation creation, CancellationToken cancellationToken) => creation.Type switch
    {
        { Name: "NetworkCredential", ContainingNamespace: { Name: "Net", ContainingNamespace.Name: nameof(System) } } => HasBoth(creation, cancellationToken),
        { Name: not "SshClientSettings", ContainingNamespace: { Name: "SshNet", ContainingNamespace.Name: "Renci" } } => HasBoth(creation, cancellationToken),
        { Name: "SshClientSettings", ContainingNamespace: { Name: "Ssh", ContainingNamespace.Name: "Tmds" } } =>
            (TextOf(creation, "destination", cancellationToken)?.StartsWith(_user + "@", StringComparison.Ordinal) == true || TextOf(creation, "UserName", cancellationToken) == _user)
            && creation.Initializer is { } initializer
            && initializer.DescendantsAndSelf().OfType<IObjectCreationOperation>().Any(inner =>
                inner.Type is { Name: "PasswordCredential" } && TextOf(inner, "password", cancellationToken) == _password),
        _ => false,
    };

    /// <summary>True for the words of a command such as <c>sshpass -p PASSWORD ssh USER@host</c>.</summary>
    public static bool IsCommand(IReadOnlyList<string> words)
    {
        for (var index = 0; index < words.Count; index++)
        {
            if (_passwordOptions.TryGetValue(words[index].Substring(words[index].LastIndexOf('/') + 1), out var option))
            {
                var rest = words.Skip(index + 1).ToList();
                return (Follows(rest, option, _password) || rest.Contains(option + _password))
                    && (rest.Exists(static word => word.StartsWith(_user + "@", StringComparison.Ordinal)) || Follows(rest, "-l", _user) || Follows(rest, "-o", "User=" + _user));
            }
        }

        return false;
    }

    private static bool Follows(List<string> words, string option, string value)
    {
        for (var index = 0; index + 1 < words.Count; index++)
        {
            if (words[index] == option && words[index + 1] == value)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasBoth(IObjectCreationOperation creation, CancellationToken cancellationToken) =>
        TextOf(creation, "username", cancellationToken) == _user && TextOf(creation, "password", cancellationToken) == _password;

    /// <summary>What a parameter or, in the initializer, a property is given.</summary>
    private static string? TextOf(IObjectCreationOperation creation, string name, CancellationToken cancellationToken)
    {
        foreach (var initializer in creation.Initializer is { } written ? written.Initializers : ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && IsNamed(target.Property))
            {
                return ConstantText.Of(assignment.Value, cancellationToken).Value;
            }
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && IsNamed(parameter))
            {
                return ConstantText.Of(argument.Value, cancellationToken).Literals[0] is { Length: > 0 } text && name == "destination"
                    ? text
                    : ConstantText.Of(argument.Value, cancellationToken).Value;
            }
        }

        return null;

        bool IsNamed(ISymbol symbol) => string.Equals(symbol.Name, name, StringComparison.OrdinalIgnoreCase);
    }
}
