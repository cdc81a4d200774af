using System.IO;
using System.Runtime.InteropServices;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

/// <summary>The contract for the real client over the published library. The tests have the unit's directory open beside it.</summary>
public sealed class ThroughTheLibraryTests(PublishedLibrary library) : ZymkeyContract
{
    private static readonly string s_directory = NameDirectory();

    protected override VirtualUnit NewUnit(UnitProfile profile)
    {
        DeleteUnit();
        return VirtualUnit.Open(s_directory, profile);
    }

    // The library takes the unit that it finds in the directory.
    protected override IZymkey OpenClient(VirtualUnit unit) => ZymkeyClient.Open(library.Path);

    public override void Dispose()
    {
        base.Dispose();
        DeleteUnit();
    }

    // Once for the process: the C environment that the library reads does not bear a change while another thread reads it.
    private static string NameDirectory()
    {
        string directory = Path.Combine(System.AppContext.BaseDirectory, "contract-unit");
        Assert.Equal(0, SetEnvironment(UnitDirectory.StateVariable, directory, 1));
        return directory;
    }

    private static void DeleteUnit()
    {
        if (Directory.Exists(s_directory))
        {
            Directory.Delete(s_directory, recursive: true);
        }
    }

    // Environment.SetEnvironmentVariable changes the runtime's own copy, which a library with a runtime of its own does not see.
    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
