using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Every kind of body that can hold a call.</summary>
public sealed class BodyTests
{
    private static readonly ShapeTable _table = new()
    {
        { "method with an expression", "", "int K(string fw) => fw == Bad ? LOST : SAFE;" },
        { "constructor", "", "public Program(string fw) { if (fw == Bad) return; SAFE.ToString(); }" },
        { "constructor with an expression", "", "public Program(string fw) => Console.WriteLine(fw != Bad ? SAFE : LOST);" },
        { "constructor initializer", "", "public Program(int slot) { } public Program(string fw) : this(fw == Bad ? LOST : SAFE) { }" },
        { "base constructor", "", "class B { public B(int slot) { } } class D : B { public D(string fw) : base(fw != Bad ? SAFE : LOST) { LOST.ToString(); } }" },
        { "primary constructor", "", "class B(int slot) { int S => slot; } class D(string fw) : B(fw == Bad ? LOST : SAFE) { }" },
        { "a guard in the constructor is none in a method", "LOST;", "public Program(string fw) { if (fw == Bad) throw new Exception(); }" },
        { "static constructor", "", "static Program() { if (ReadFirmware() == Bad) return; SAFE.ToString(); }" },
        { "finalizer", "", "~Program() { if (ReadFirmware() != Bad) { SAFE.ToString(); } }" },
        { "property", "", "int Slot => ReadFirmware() == Bad ? LOST : SAFE;" },
        { "getter and setter", "", "int Slot { get { if (ReadFirmware() == Bad) return LOST; return SAFE; } set { if (ReadFirmware() != Bad) { SAFE.ToString(); } LOST.ToString(); } }" },
        { "getter and setter with expressions", "", "int Slot { get => ReadFirmware() == Bad ? LOST : SAFE; set => Console.WriteLine(LOST); }" },
        { "indexer", "", "int this[string fw] => fw == Bad ? LOST : SAFE;" },
        { "event accessors", "", "event Action E { add { if (ReadFirmware() != Bad) { SAFE.ToString(); } } remove { LOST.ToString(); } }" },
        { "operator", "", "public static int operator +(Program p, string fw) => fw == Bad ? LOST : SAFE;" },
        { "conversion", "", "public static explicit operator int(Program p) { if (ReadFirmware() == Bad) return -1; return SAFE; }" },
        { "field initializer", "", "int _slot = ReadFirmware() == Bad ? LOST : SAFE;" },
        { "field initializer without a guard", "", "static readonly int Slot = LOST;" },
        { "two fields in one declaration", "", "int _a = ReadFirmware() == Bad ? -1 : SAFE, _b = LOST;" },
        { "property initializer", "", "int Slot { get; } = ReadFirmware() != Bad ? SAFE : LOST;" },
        { "async method", "", "async Task<int> K(string fw) { await Task.Yield(); if (fw == Bad) return 1; return SAFE; }" },
        { "struct", "", "struct S { public int K(string fw) => fw == Bad ? LOST : SAFE; }" },
        { "record", "", "record R(string Fw) { public int K() => Fw == Bad ? LOST : SAFE; }" },
        { "interface with a body", "", "interface I { int K(string fw) => fw == Bad ? LOST : SAFE; }" },
        { "generic class", "", "class G<T> { int K(string fw) => fw == Bad ? LOST : SAFE; }" },
        { "argument of another call", "Console.WriteLine(fw == Bad ? LOST : SAFE);" },
        { "interpolated string", """var s = $"{(fw == Bad ? LOST : SAFE)}";""" },
        { "object initializer", "var p = new Pair { A = fw == Bad ? LOST : SAFE, B = LOST };", "class Pair { public int A, B; }" },
        { "collection initializer", "var l = new List<int> { fw == Bad ? LOST : SAFE, LOST };" },
        { "collection expression", "int[] l = [fw == Bad ? LOST : SAFE, LOST];" },
        { "with expression", "var r = new R(1); if (fw == Bad) return 1; r = r with { Slot = SAFE };", "record R(int Slot);" },
        { "index and range", "if (fw == Bad) return 1; var a = new int[5]; a = a[..^1]; a[^1] = SAFE;" },
        { "tuple", "var t = (fw == Bad ? 1 : SAFE, LOST);" },
        { "compound assignment", "n += fw == Bad ? LOST : SAFE;" },
        { "conditional access", "Unit u = null; if (fw == Bad) return 1; u?.Use(SAFE); u?.Use(SAFE).ToString();", "class Unit { public int Use(int slot) => slot; }" },
        { "coalesce", "int? slot = null; int s = slot ?? (fw == Bad ? LOST : SAFE);" },
        { "coalesce assignment", "int? slot = null; if (fw == Bad) return 1; slot ??= SAFE;" },
        { "twice in one expression", "int s = (fw == Bad ? 0 : SAFE) + LOST;" },
        { "the guard's own argument", "if (Math.Max(LOST, 3) > 2 | fw == Bad) return 1; SAFE;" },
        { "cast and parentheses", "if (fw == Bad) return 1; long s = ((long)(SAFE));" },
        { "discard", "if (fw == Bad) return 1; _ = SAFE;" },
        { "switch on the result", "if (fw == Bad) return 1; switch (SAFE) { case < 0: return 2; default: SAFE; break; }" },
        { "default parameter and named arguments", "if (fw == Bad) return 1; K(b: SAFE, a: SAFE); K();", "void K(int a = 0, int b = 0) { }" },
        { "ref return", "if (fw == Bad) return 1; Ref() = SAFE;", "int _f; ref int Ref() => ref _f;" },
        { "labelled block", "{ { if (fw == Bad) return 1; } SAFE; }" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_call_is_followed_in_every_kind_of_body(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public Task The_shapes_hold_as_one_program() => _table.VerifyAllAsync();
}
