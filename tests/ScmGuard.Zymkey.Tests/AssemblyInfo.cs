using ScmGuard.Zymkey.Tests.Fake;

// A process binds one library, whose answers the tests set: they take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(FakeLibrary))]
