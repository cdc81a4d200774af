using System;
using System.IO;
using System.Linq;

namespace ScmGuard.Testing.Tests.Verification;

public sealed class ReferenceAssembliesTests
{
    [Fact]
    public void The_default_is_the_reference_pack_of_the_SDK()
    {
        var paths = ReferenceAssemblies.Net100.References.Select(reference => reference.Display!).ToList();

        Assert.Contains(paths, path => path.EndsWith("System.Runtime.dll", StringComparison.Ordinal));
        Assert.All(paths, path => Assert.Contains(Path.Combine("ref", "net10.0"), path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_is_read_once() =>
        Assert.Same(ReferenceAssemblies.Net100, ReferenceAssemblies.FromFolder(Path.Combine(ReferenceAssemblies.PackFolder, "ref", "net10.0")));

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => ReferenceAssemblies.FromFolder(Path.Combine(AppContext.BaseDirectory, "nothing")));
}
