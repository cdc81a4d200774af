using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Flow.Typestate;
using ScmGuard.Analyzers.Tests.Recognition;

namespace ScmGuard.Analyzers.Tests.Flow.Typestate;

/// <summary>Every row is a program. They are compiled together, once.</summary>
public sealed class TypestateTests
{
    private static readonly string[] _keys =
    [
        "int s = Gen(); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); Sign(s); Remove(s);",
        "int s = Gen(), t = s; Remove(s); /*UsedAfterRemoval*/Sign(t);",
        "int s = Gen(); int t = s; s = Gen(); Remove(t); Sign(s); /*UsedAfterRemoval*/Sign(t);",
        "int s = Gen(); Remove(s); s = Gen(); Sign(s);",
        "int s = Gen(); Remove(s); /*UsedAfterRemoval*/Remove(s);",
        "Remove(given); /*UsedAfterRemoval*/Sign(given);",
        "Remove(given); given = number; Sign(given);",
        "int s = Gen(); if (flag) Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); if (flag) { Remove(s); return 1; } Sign(s);",
        "int s = Gen(); if (flag) Remove(s); else Sign(s);",
        "int s = Gen(); if (flag) Remove(s); if (!flag) Sign(s);",
        "int s = Gen(); if (flag) Remove(s); if (flag) /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); if (flag) Remove(s); flag = other; if (!flag) /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); if (number == 1) Remove(s); if (number == 2) Sign(s);",
        "int s = Gen(); if (number != 1) Remove(s); if (number == 1) Sign(s);",
        "int s = Gen(); if (text is null) Remove(s); if (text != null) Sign(s);",
        "int s = Gen(); if (number > 5) Remove(s); if (!(number > 5)) Sign(s);",
        "int s = Gen(); bool gone = false; if (Coin()) { Remove(s); gone = true; } if (!gone) Sign(s);",
        "int s = Gen(); bool gone = false; if (Coin()) { Remove(s); gone = true; } if (gone) /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); switch (number) { case 1: Remove(s); break; case 2: Sign(s); break; }",
        "int s = Gen(); switch (number) { case 1: Remove(s); goto case 2; case 2: /*UsedAfterRemoval*/Sign(s); break; }",
        "int s = Gen(); var _ = flag ? Remove(s) : Sign(s);",
        "int s = Gen(); if (Remove(s) < 0) Sign(s);",
        "int s = Gen(); if (Remove(s) >= 0) /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); int rc = Remove(s); if (rc != 0) Sign(s);",
        "int s = Gen(); bool failed = Remove(s) < 0; if (failed) Sign(s);",
        "int s = Gen(); bool failed = Remove(s) < 0; if (!failed) /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); while (Remove(s) < 0) { Sign(s); }",
        "int s = Gen(); while (Coin()) { Sign(s); Remove(s); break; }",
        "int s = Gen(); while (Coin()) { /*UsedAfterRemoval*/Sign(s); /*UsedAfterRemoval*/Remove(s); }",
        "while (Coin()) { int s = Gen(); Sign(s); Remove(s); }",
        "int s = 0; while (Coin()) { s = Gen(); Sign(s); Remove(s); } /*UsedAfterRemoval*/Sign(s);",
        "foreach (var s in _slots) { Sign(s); Remove(s); }",
        "int s = Gen(); for (int i = 0; i < 3; i++) { if (i == 2) Remove(s); }",
        "int s = Gen(); do { Sign(s); } while (Coin()); Remove(s);",
        "int s = Gen(); try { Work(); } finally { Remove(s); } /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); try { Sign(s); return 1; } finally { Remove(s); }",
        "int s = Gen(); try { Remove(s); Work(); } catch (IOException) { /*UsedAfterRemoval*/Sign(s); }",
        "int s = Gen(); try { Work(); Remove(s); } catch (IOException) { Sign(s); }",
        "int s = Gen(); try { if (flag) return 1; Work(); } finally { if (flag) Remove(s); } Sign(s);",
        "int s = Gen(); using (var f = File.OpenRead(text)) { Remove(s); } /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); using var f = File.OpenRead(text); Sign(s); Remove(s);",
        "int s = Gen(); lock (text) { Remove(s); } /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); if (s < 0) return 1; Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Checked(Gen()); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); Check(s); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); Console.WriteLine($\"slot {s}\"); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); Debug.Assert(s >= 0); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "long s = Gen(); Remove((int)s); /*UsedAfterRemoval*/Sign((int)s);",
        "int s = Gen(); Remove(s); Environment.Exit(1); Sign(s);",
        "int s = Gen(); Remove(s); throw new Exception(); Sign(s);",
        "int s = Gen(); Remove(s); goto end; Sign(s); end: Work();",
        "int s; int t = s = Gen(); Remove(s); /*UsedAfterRemoval*/Sign(t);",
        "var (s, t) = (Gen(), Gen()); Remove(s); Sign(t); /*UsedAfterRemoval*/Sign(s);",
        "int s = flag ? Gen() : Wallet(); Remove(s); /*UsedAfterRemoval*/Sign(s);",
        "int s = Gen(); RemoveIn(s, true); Sign(s);",
        "int s = Gen(); RemoveIn(s, flag); Sign(s);",
        "int s = Gen(); RemoveIn(s, false); Export(s, true); /*UsedAfterRemoval*/Export(s, false);",
        "int s = Gen(); Remove(s); /*UsedAfterRemoval*/AgreeWith(s, 3, true); AgreeWith(3, s, true); /*UsedAfterRemoval*/AgreeWith(3, s, false);",

        // Escapes.
        "int s = Gen(); _slot = s; Remove(s); Sign(s);",
        "int s = Gen(); Keep(s); Remove(s); Sign(s);",
        "int s = Gen(); _slots.Add(s); Remove(s); Sign(s);",
        "int s = Gen(); Action later = () => Sign(s); Remove(s); later();",
        "int s = Gen(); Remove(s); void Local() { s = Gen(); } Local(); Sign(s);",
        "int s = Gen(); Remove(s); ref int r = ref s; r = Gen(); Sign(s);",
        "int s = Gen(); Remove(s); if (s != Gen()) return 1; Sign(s);",
        "int s = Gen(); int[] all = { s }; Remove(s); Sign(all[0]); Sign(s);",
        "Remove(_slot); Sign(_slot);",

        // Nested functions are bodies of their own.
        "Action a = () => { int s = Gen(); Remove(s); /*UsedAfterRemoval*/Sign(s); }; a();",
        "void L(int s) { Remove(s); /*UsedAfterRemoval*/Sign(s); } L(given); Sign(given);",
        "{ int P { get { int s = Gen(); Remove(s); return /*UsedAfterRemoval*/Sign(s); } } }",
        "{ async Task A() { int s = Gen(); await Task.Yield(); Remove(s); await Task.Delay(1); /*UsedAfterRemoval*/Sign(s); } }",
        "{ IEnumerable<int> I() { int s = Gen(); Remove(s); yield return 1; /*UsedAfterRemoval*/Sign(s); } }",
        "{ static void F(IZymkey unit, KeySlot s) { unit.RemoveKey(s); /*UsedAfterRemoval*/unit.Sign(default, s); } }",
        "{ static void F(IZymkey unit) { var s = unit.GenerateKeyPair(KeyType.Ed25519); unit.RemoveKey(s); /*UsedAfterRemoval*/unit.Sign(default, s); } }",
        "{ static void F(IZymkey unit) { var s = unit.GenerateKeyPair(KeyType.Ed25519); try { unit.RemoveKey(s); } catch (Exception) { unit.Sign(default, s); } } }",
    ];

    private static readonly string[] _ancestors =
    [
        "int m = Wallet(), c = Child(m); Remove(m); /*UsedAfterAncestor*/Sign(c);",
        "int m = Wallet(), c = Child(m); Remove(c); Sign(m);",
        "int m = Wallet(), c = Child(m), d = Child(c); Remove(m); /*UsedAfterAncestor*/Sign(d);",
        "int m = Wallet(), c = Child(m), d = Child(m); Remove(c); Sign(d);",
        "int m = Wallet(), c = Child(m); Remove(m); /*UsedAfterRemoval*/Child(m);",
        "int m = Wallet(), n = Wallet(), c = Child(flag ? m : n); if (flag) Remove(n); Sign(c);",
        "int m = Wallet(), c = Child(m); if (flag) { Remove(m); m = Wallet(); c = Child(m); } Sign(c);",
        "int m = Wallet(), c = Child(m); if (Remove(m) < 0) Sign(c);",
        "int c = Child(given); Remove(given); /*UsedAfterAncestor*/Sign(c);",
        "int m = Wallet(), c = Child(m); for (int i = 0; i < 3; i++) { c = Child(c); } Remove(m); Sign(3);",
        "int m = Wallet(), c = Child(m); /*RemovedBelowKept*/Remove(m); return c;",
        "int m = Wallet(), c = Child(m); Remove(m); return c < 0 ? 1 : 2;",
        "int m = Wallet(), c = Child(m); _slot = c; /*RemovedBelowKept*/Remove(m);",
        "int m = Wallet(), c = Child(m); _slot = c; if (flag) /*RemovedBelowKept*/Remove(m);",
        "int m = Wallet(), c = Child(m); if (flag) { Remove(m); return 1; } return c;",
        "int m = Wallet(), c = Child(m); Keep(c); Remove(m);",
        "int m = Wallet(), c = Child(m); if (c < 0) { Remove(m); return c; } return c;",
        "int m = Wallet(); int c = Child(m); try { return c; } finally { /*RemovedBelowKept*/Remove(m); }",
        "{ static void F(out int c) { int m = Wallet(); c = Child(m); /*RemovedBelowKept*/Remove(m); } }",
        "{ static KeySlot F(IZymkey unit) { var m = unit.GenerateKeyPair(KeyType.Ed25519); var c = unit.DeriveHardenedChildKey(m, 0); unit.RemoveKey(m); /*UsedAfterAncestor*/unit.Sign(default, c.Slot); return m; } }",
    ];

    private static readonly string[] _sessions =
    [
        "Begin(); Cancel();",
        "/*SessionLeftOpen*/Begin(); if (flag) return 1; Cancel();",
        "Begin(); if (flag) { Cancel(); return 1; } Cancel();",
        "if (Begin() < 0) return 1; Cancel();",
        "int rc = Begin(); if (rc != 0) return rc; Cancel();",
        "bool ok = Begin() == 0; if (!ok) return 1; Cancel();",
        "if (/*SessionLeftOpen*/Begin() < 0) return 1; if (Group(0) < 0) return 2; Cancel();",
        "Begin(); Add(); return Add();",
        "Begin(); int s = Add(); return s;",
        "/*SessionLeftOpen*/Begin(); int s = Add(); if (s < 0) return s; return s;",
        "Begin(); int s = Add(); if (s < 0) Cancel(); return s;",
        "Begin(); int s; while ((s = Add()) == -1) { } return s;",
        "/*SessionLeftOpen*/Begin(); int s; do { s = Add(); if (s < -1) return s; } while (s == -1);",
        "Begin(); int s; do { s = Add(); if (s < -1) { Cancel(); return s; } } while (s == -1);",
        "Begin(); try { if (flag) return 1; Add(); } finally { Cancel(); }",
        "/*SessionLeftOpen*/Begin(); if (flag) throw new Exception(); Cancel();",
        "Begin(); try { if (flag) throw new Exception(); } finally { Cancel(); }",
        "Begin(); try { if (flag) throw new Exception(); } catch (Exception) { Cancel(); throw; } Cancel();",
        "/*SessionLeftOpen*/Begin(); try { Console.WriteLine(); Add(); } catch (IOException) { return 1; }",
        "Begin(); bool done = false; try { if (flag) return 1; Add(); done = true; } finally { if (!done) Cancel(); }",
        "/*SessionLeftOpen*/Begin(); bool done = true; try { if (flag) return 1; Add(); done = true; } finally { if (!done) Cancel(); }",
        "/*SessionLeftOpen*/Begin(); Begin(); Cancel();",
        "while (Begin() < 0) { } Cancel();",
        "while (Coin()) { Begin(); Add(); }",
        "/*SessionLeftOpen*/Restore(); if (flag) return 1; AddShare();",
        "if (Restore() < -1) return 1; Cancel();",
        "if (/*SessionLeftOpen*/Restore() < -1) return 1; if (flag) return 2; Cancel();",
        "Check(Begin()); Cancel();",
        "Check(/*SessionLeftOpen*/Begin()); if (flag) return 1; Cancel();",

        // The callers finish what a method only begins; code that is not known may finish it.
        "return Begin();",
        "Cancel(); return Begin();",
        "Begin(); return Group(0);",
        "Begin(); Work(); if (flag) return 1; Cancel();",
        "Begin(); Action end = () => Cancel(); end(); if (flag) return 1; Cancel();",
        "Begin(); Environment.Exit(1); Cancel();",
        "/*SessionLeftOpen*/Begin(); while (flag) { if (other) return 1; } Cancel();",
        "Begin(); while (true) { }",
        "{ static void F(IZymkey unit) { using var s = unit.BeginMasterSeed(KeyType.Ed25519, \"a\", RecoveryStrategy.Slip39(null, 1, 0)); s.NextShare(); } }",
        "{ static void F(IZymkey unit, bool flag) { using (var s = unit.BeginRestoration(KeyType.Ed25519, \"a\")) { if (flag) return; s.Cancel(); } } }",
        "{ static void F(IZymkey unit, bool flag) { var s = /*SessionLeftOpen*/unit.BeginRestoration(KeyType.Ed25519, \"a\"); if (flag) return; s.Cancel(); } }",
        "{ static ISlip39Restoration F(IZymkey unit, bool flag) { var s = unit.BeginRestoration(KeyType.Ed25519, \"a\"); if (flag) s.Cancel(); return s; } }",
        "{ static void F(IZymkey unit, bool flag) { var s = unit.BeginRestoration(KeyType.Ed25519, \"a\"); try { if (flag) return; s.Cancel(); } finally { s.Dispose(); } } }",
    ];

    private static readonly string[] _contexts =
    [
        "IntPtr c; Open(out c); Led(c); Close(c);",
        "Open(out IntPtr c); Close(c); /*UsedAfterClose*/Led(c);",
        "Open(out var c); Close(c); /*ClosedTwice*/Close(c);",
        "/*NeverClosed*/Open(out var c); Led(c);",
        "/*NeverClosed*/Open(out var c); if (flag) return 1; Close(c);",
        "if (Open(out var c) < 0) return 1; Close(c);",
        "int rc = Open(out var c); if (rc == 0) { Led(c); Close(c); }",
        "Open(out var c); if (c == IntPtr.Zero) return 1; Close(c);",
        "if (Open(out var c) < 0) return 1; try { Led(c); if (flag) return 2; } finally { Close(c); }",
        "Open(out var c); try { Led(c); } finally { Close(c); } /*UsedAfterClose*/Led(c);",
        "Open(out var c); _ctx = c;",
        "Open(out var c); Keep(c);",
        "Open(out _ctx); Led(_ctx);",
        "Open(out var c); var h = new System.Runtime.InteropServices.HandleRef(text, c); Console.WriteLine(h);",
        "Open(out var c); System.Threading.Interlocked.Exchange(ref _ctx, c);",
        "/*NeverClosed*/Open(out var c); Console.WriteLine(c.ToInt64());",
        "Open(out var c); Action use = () => Led(c); use();",
        "Close(opened); /*UsedAfterClose*/Led(opened);",
        "Led(opened);",
        "if (flag) Close(opened); if (!flag) Led(opened);",
        "if (Close(opened) < 0) Close(opened);",
        "Open(out var c); var d = c; Close(d); /*ClosedTwice*/Close(c);",
        "Open(out var c); Close(c); Open(out c); Led(c); Close(c);",
        "while (Coin()) { Open(out var c); Led(c); Close(c); }",
        "IntPtr c = default; while (Coin()) { /*NeverClosed*/Open(out c); } Close(c);",
        "{ static IntPtr F() { Open(out var c); return c; } }",
        "{ static int F(out IntPtr c) { return Open(out c); } }",
    ];

    private static readonly string[] _unit =
    [
        "Battery(1); Temperature(1); Lock();",
        "Lock(); /*SetAfterLock*/Battery(1);",
        "Lock(); Work(); /*SetAfterLock*/Temperature(0);",
        "if (Lock() < 0) Battery(1);",
        "if (Lock() == 0) /*SetAfterLock*/Battery(1);",
        "if (flag) Lock(); else Battery(1);",
        "if (flag) { Lock(); return 1; } Battery(1);",
        "for (int i = 0; i < 2; i++) { /*SetAfterLock*/Battery(1); Lock(); }",
        "Perimeter(0, 2); /*LockedWhileArmed*/Lock();",
        "Perimeter(0, 3); Perimeter(0, 1); Lock();",
        "Perimeter(0, 2); Perimeter(1, 1); /*LockedWhileArmed*/Lock();",
        "Perimeter(0, 1); Perimeter(1, 1); Lock();",
        "Perimeter(0, 2); Work(); Lock();",
        "Perimeter(0, (uint)number); Lock();",
        "Perimeter(number, 2); Perimeter(0, 1); Lock();",
        "Perimeter(0, 2); for (int i = 0; i < 2; i++) { Perimeter(i, 0); } Lock();",
        "if (Perimeter(0, 2) < 0) Lock();",
        "Lock(); Perimeter(0, 2);",
        "Wait(); /*LockedWhileSignalled*/Lock();",
        "if (Wait() == 0) Clear(); Lock();",
        "if (Wait() == 0) return 1; Lock();",
        "int rc = Wait(); if (rc != -110) { Console.WriteLine(rc); } /*LockedWhileSignalled*/Lock();",
        "{ static void F(IZymkey a, IZymkey b) { a.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, null); b.LockBinding(null); } }",
        "{ static void F(IZymkey a) { a.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, null); /*LockedWhileArmed*/a.LockBinding(null); } }",
        "{ static void F(IZymkey a) { if (!a.WaitForPerimeterEvent(TimeSpan.Zero)) a.LockBinding(null); } }",
        "{ static void F(IZymkey a, IZymkey b) { a.LockBinding(null); b.SetCpuTemperatureAction(ThresholdAction.None); } }",
    ];

    private static readonly string[] _ephemeral =
    [
        "Ephemeral(); Agree(-1); Ephemeral(); Agree(-1);",
        "Ephemeral(); /*OverwrittenUnused*/Ephemeral();",
        "Ephemeral(); Agree(16); /*OverwrittenUnused*/Ephemeral();",
        "Ephemeral(); Agree(number); Ephemeral();",
        "Ephemeral(); Invalidate(); Ephemeral();",
        "if (Ephemeral() < 0) Ephemeral();",
        "Ephemeral(); Work(); Ephemeral();",
        "if (flag) Ephemeral(); else Ephemeral();",
        "while (Coin()) { /*OverwrittenUnused*/Ephemeral(); }",
        "while (Coin()) { Ephemeral(); Agree(-1); }",
        "int s = Ephemeral(); /*StatusAsSlot*/Sign(s);",
        "int s = Ephemeral(); if (s < 0) return 1; /*StatusAsSlot*/Agree(s);",
        "_slot = /*StatusAsSlot*/Ephemeral();",
        "return Ephemeral();",
        "int rc = Ephemeral(); if (rc < 0) return rc; return Agree(-1);",
    ];

    private static readonly Dictionary<string, string> _rows = new[] { _keys, _ancestors, _sessions, _contexts, _unit, _ephemeral }
        .SelectMany(static table => table)
        .Select(static (row, index) => (Row: row, Name: $"Row{index}"))
        .ToDictionary(static row => row.Name, static row => row.Row);

    private static readonly Lazy<(CSharpCompilation Compilation, ILookup<string, Finding> Findings)> _found = new(() =>
    {
        var compilation = Recognized.Compile("Rows", TypestateProgram.Client, TypestateProgram.Imports);
        compilation = compilation.AddSyntaxTrees(_rows.Select(row => CSharpSyntaxTree.ParseText(TypestateProgram.With(row.Value, row.Key), path: row.Key)));
        return (compilation, TypestateProgram.FindIn(compilation));
    });

    public static TheoryData<string> Rows => [.. _rows.Keys];

    [Fact]
    public void The_programs_compile() =>
        Assert.DoesNotContain(_found.Value.Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_found_is_what_the_program_says(string row)
    {
        var found = _found.Value.Findings[row].Select(TypestateProgram.Describe).Order().ToList();
        var expected = TypestateProgram.ExpectedIn(TypestateProgram.With(_rows[row], row));
        Assert.True(expected.SequenceEqual(found), $"{_rows[row]}\n  expected: {string.Join("; ", expected)}\n  found:    {string.Join("; ", found)}");
    }
}
