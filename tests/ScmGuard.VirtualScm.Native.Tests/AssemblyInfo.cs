using ScmGuard.VirtualScm.Native.Tests;

[assembly: AssemblyFixture(typeof(PublishedLibrary))]
