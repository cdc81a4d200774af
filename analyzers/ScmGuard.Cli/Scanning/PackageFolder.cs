using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace ScmGuard.Cli.Scanning;

/// <summary>A folder inside the scanned tree that NuGet unpacks packages into, since a nuget.config says so: a restore would write there.</summary>
internal static class PackageFolder
{
    private const string Key = "globalPackagesFolder";

    /// <summary>Its full path; null if packages are unpacked elsewhere.</summary>
    public static string? Of(ScanTarget target)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NUGET_PACKAGES")))
        {
            return null;
        }

        // The nearest file that says something decides.
        for (DirectoryInfo? current = new(target.Folder); current is not null; current = current.Parent)
        {
            string? said = Configurations(current).Select(Read).FirstOrDefault(value => value is not null);
            if (said is not null)
            {
                string folder = Path.GetFullPath(Environment.ExpandEnvironmentVariables(said), current.FullName);
                return target.Relative(folder) is null ? null : folder;
            }
        }

        return null;
    }

    private static IEnumerable<string> Configurations(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", new EnumerationOptions { IgnoreInaccessible = true }).Where(file => file.Name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase)).Select(file => file.FullName);

    private static string? Read(string file)
    {
        try
        {
            return XDocument.Load(file).Root?.Elements("config").Elements("add").LastOrDefault(add => string.Equals(add.Attribute("key")?.Value, Key, StringComparison.OrdinalIgnoreCase))?.Attribute("value")?.Value;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // The restore will say what is wrong with it.
            return null;
        }
    }
}
