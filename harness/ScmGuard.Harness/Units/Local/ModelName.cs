using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Units.Local;

/// <summary>Which product a module is.</summary>
internal static class ModelName
{
    /// <summary>What a product is called that could not be told.</summary>
    public const string Unknown = "unknown";

    /// <summary>The product of a model number.</summary>
    /// <remarks>No page says what a model number looks like, so that only a product's name, standing on its own in it, is understood: <c>HSM60</c> is no HSM6.</remarks>
    /// <param name="modelNumber">What the module writes.</param>
    /// <returns>A name of <see cref="Models"/>, or <see cref="Unknown"/>.</returns>
    public static string Of(string modelNumber)
    {
        string[] words = new string([.. modelNumber.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] names = [.. Models.All.Select(model => model.Name).Where(name => words.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return names is [string name] ? name : Unknown;
    }
}
