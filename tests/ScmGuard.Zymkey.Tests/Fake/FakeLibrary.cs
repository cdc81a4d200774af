using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests.Fake;

/// <summary>A compiled fake of the vendor's library, and the hand that holds its strings. One for the whole process, as the library itself.</summary>
public sealed unsafe class FakeLibrary : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard-fake-").FullName;
    private readonly nint _handle;

    public FakeLibrary()
    {
        LibraryPath = Build("libzk_app_utils.so", Operations.All);
        _handle = NativeLibrary.Load(LibraryPath);
        WatchedImports = ((delegate* unmanaged<int>)Export("fake_watch_frees"))();
    }

    /// <summary>Where it lies.</summary>
    public string LibraryPath { get; }

    /// <summary>How many imports of <c>free</c> are watched.</summary>
    public int WatchedImports { get; }

    /// <summary>The calls so far, one a line: the function, then each input as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Calls =>
        (Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)Export("fake_log"))()) ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The most calls that ran on one context at the same time.</summary>
    public int MostCallsAtOnce => Count("fake_most_at_once");

    public int ContextsOpened => Count("fake_opened");

    public int ContextsClosed => Count("fake_closed");

    public int CallsOnClosedContexts => Count("fake_calls_after_close");

    public int Allocated => Count("fake_allocated");

    public int Leaked => Count("fake_leaked");

    public int FreedOnce => Count("fake_freed_once");

    public int FreedMoreThanOnce => Count("fake_freed_more");

    public int FreedWithContent => Count("fake_freed_with_content");

    /// <summary>Opens a client on a fake that has forgotten everything.</summary>
    public ZymkeyClient Open()
    {
        Reset();
        return ZymkeyClient.Open(LibraryPath);
    }

    public void Reset() => ((delegate* unmanaged<void>)Export("fake_reset"))();

    /// <summary>What a function answers, call by call; the last answer stays.</summary>
    public void Answer(ZymbitOperation operation, params ReadOnlySpan<int> results)
    {
        foreach (var result in results)
        {
            fixed (byte* function = Name(operation))
            {
                ((delegate* unmanaged<byte*, int, void>)Export("fake_answer"))(function, result);
            }
        }
    }

    /// <summary>What a function gives through an output. An empty block is a null pointer.</summary>
    public void Give(ZymbitOperation operation, string parameter, ReadOnlySpan<byte> data)
    {
        fixed (byte* function = Name(operation), name = Terminated(parameter), content = data)
        {
            var nothing = (byte)0;
            ((delegate* unmanaged<byte*, byte*, byte*, int, void>)Export("fake_output"))(function, name, data.IsEmpty ? &nothing : content, data.Length);
        }
    }

    public void Give(ZymbitOperation operation, string parameter, int value) => Give(operation, parameter, BitConverter.GetBytes(value));

    /// <summary>Holds the next call of a function inside the library.</summary>
    public void Hold(ZymbitOperation operation)
    {
        fixed (byte* function = Name(operation))
        {
            ((delegate* unmanaged<byte*, void>)Export("fake_hold"))(function);
        }
    }

    /// <summary>Returns once a call is held.</summary>
    public void AwaitHeld() => Assert.True(((delegate* unmanaged<byte>)Export("fake_await_held"))() != 0, "The call that should be held never came.");

    /// <summary>Lets the held call go on.</summary>
    public void Release() => ((delegate* unmanaged<void>)Export("fake_release"))();

    /// <summary>Takes a text from the library past the client.</summary>
    public void* Allocate()
    {
        void* text = null;
        ((delegate* unmanaged<nint, void**, int>)Export("zkGetSerialNumberString"))(0, &text);
        return text;
    }

    /// <summary>Compiles another fake, with some of the functions.</summary>
    public string Build(string name, IEnumerable<Operation> operations) => CCompiler.Compile(FakeLibrarySource.For(operations), _folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Name(ZymbitOperation operation) => Terminated(Operations.Get(operation).NativeName);

    private static byte[] Terminated(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private int Count(string export) => ((delegate* unmanaged<int>)Export(export))();

    private void* Export(string name) => (void*)NativeLibrary.GetExport(_handle, name);
}
