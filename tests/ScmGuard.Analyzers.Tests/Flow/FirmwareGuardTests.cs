using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Members marked <c>[FirmwareGuard]</c>: what their author states counts, unless their body shows that it cannot be so.</summary>
public sealed class FirmwareGuardTests
{
    private static readonly ShapeTable _table = new()
    {
        { "bool method, body elsewhere", "if (Affected()) return 1; SAFE;", """[FirmwareGuard("#159")] [DllImport("board")] static extern bool Affected();""" },
        { "bool method, the stated side", "if (Affected()) { LOST; } else { SAFE; }", """[FirmwareGuard("#159")] [DllImport("board")] static extern bool Affected();""" },
        { "bool method, except", "if (Fine()) { SAFE; } else { LOST; }", """[FirmwareGuard("#159", Except = true)] [DllImport("board")] static extern bool Fine();""" },
        { "abstract member", "Check c = null; if (c.Affected) return 1; SAFE;", """abstract class Check { [FirmwareGuard("#159")] public abstract bool Affected { get; } }""" },
        { "interface member", "ICheck c = null; if (c.Affected()) return 1; SAFE;", """interface ICheck { [FirmwareGuard("SCM-B1/01.02.02release")] bool Affected(); }""" },
        { "through the class that implements", "var c = new Check(); if (c.Affected()) return 1; SAFE;", """interface ICheck { [FirmwareGuard("#159")] bool Affected(); } class Check : ICheck { public bool Affected() => ReadFirmware().Trim('x') == Bad; }""" },
        { "through an override", "D d = null; if (d.Affected()) return 1; SAFE;", """abstract class B { [FirmwareGuard("#159")] public abstract bool Affected(); } abstract class D : B { }""" },
        { "void method returns only on the units", "Ensure(); SAFE;", """[FirmwareGuard("SCM-A1, SCM-B1/01.00.00, HSM6")] [DllImport("board")] static extern void Ensure();""" },
        { "void method, except", "Ensure(); SAFE;", """[FirmwareGuard("#159", Except = true)] [DllImport("board")] static extern void Ensure();""" },
        { "void method, the wrong side", "Ensure(); LOST;", """[FirmwareGuard("#159")] [DllImport("board")] static extern void Ensure();""" },
        { "void method called on one way", "if (n > 0) Ensure(); LOST;", """[FirmwareGuard("#159", Except = true)] [DllImport("board")] static extern void Ensure();""" },
        { "task, awaited", "", """interface IU { [FirmwareGuard("#159", Except = true)] Task EnsureAsync(); [FirmwareGuard("#159")] Task<bool> AffectedAsync(); } async Task K(IU u) { if (await u.AffectedAsync()) return; SAFE.ToString(); } async Task L(IU u) { await u.EnsureAsync(); SAFE.ToString(); } async Task O(IU u) { _ = u.EnsureAsync(); LOST.ToString(); }""" },
        { "field", "if (Affected) return 1; SAFE;", """[FirmwareGuard("#159")] static bool Affected;""" },
        { "property", "if (Unit.Affected) return 1; SAFE;", """static class Unit { [FirmwareGuard("#159")] public static bool Affected { get; set; } }""" },
        { "stored in a local", "var affected = Affected(); if (affected) return 1; SAFE;", """[FirmwareGuard("#159")] [DllImport("board")] static extern bool Affected();""" },
        { "units: firmware alone", "if (Is()) return 1; SAFE;", """[FirmwareGuard("01.02.02release")] [DllImport("board")] static extern bool Is();""" },
        { "units: another firmware alone", "if (Is()) { SAFE; } else { LOST; }", """[FirmwareGuard("01.00.00")] [DllImport("board")] static extern bool Is();""" },
        { "units: a firmware that no table names", "if (Is()) { SAFE; } else { LOST; }", """[FirmwareGuard("03.00.00release")] [DllImport("board")] static extern bool Is();""" },
        { "units: a revision", "if (IsA()) { SAFE; } else { LOST; }", """[FirmwareGuard("SCM-A1")] [DllImport("board")] static extern bool IsA();""" },
        { "units: a model", "if (IsScm()) { LOST; } else { SAFE; }", """[FirmwareGuard("SCM")] [DllImport("board")] static extern bool IsScm();""" },
        { "units: in any case, with blanks", "if (Is()) return 1; SAFE;", """[FirmwareGuard(" hsm6 ,  scm-b1/01.02.02RELEASE ")] [DllImport("board")] static extern bool Is();""" },
        { "units: not understood", "if (Is()) return 1; LOST;", """[FirmwareGuard("the bad ones")] [DllImport("board")] static extern bool Is();""" },
        { "units: one entry not understood", "if (Is()) return 1; LOST;", """[FirmwareGuard("#159, SCM-C1")] [DllImport("board")] static extern bool Is();""" },
        { "units: empty", "if (Is()) return 1; LOST;", """[FirmwareGuard("")] [DllImport("board")] static extern bool Is();""" },
        { "units: an advisory about no unit", "if (Is()) return 1; LOST;", """[FirmwareGuard("#186")] [DllImport("board")] static extern bool Is();""" },
        { "units: an advisory about other units", "if (Is()) return 1; LOST;", """[FirmwareGuard("#126")] [DllImport("board")] static extern bool Is();""" },
        { "body that looks", "if (Affected()) return 1; SAFE;", """[FirmwareGuard("#159")] static bool Affected() => Revision() == "B1" && ReadFirmware() == Bad; static string Revision() => null;""" },
        { "body that looks through a helper", "if (Affected()) return 1; SAFE;", """[FirmwareGuard("#159")] static bool Affected() { var s = Revision() == "B1"; return s & Old(ReadFirmware()); } static bool Old(string s) => s.CompareTo("02.00.00release") < 0; static string Revision() => null;""" },
        { "body that asks another guard", "if (Affected()) return 1; SAFE;", """[FirmwareGuard("#159")] static bool Affected() => Coin() && Native(); [FirmwareGuard("#159")] [DllImport("board")] static extern bool Native();""" },
        { "body that never looks", "if (Affected()) return 1; LOST;", """[FirmwareGuard("#159")] static bool Affected() => Coin();""" },
        { "body that only names a firmware", "if (Affected()) return 1; LOST;", """[FirmwareGuard("#159")] static bool Affected() { Console.WriteLine(Bad); return Coin(); }""" },
        { "body that is its own only guard", "if (Affected()) return 1; LOST;", """[FirmwareGuard("#159")] static bool Affected() => Coin() && Affected();""" },
        { "void body that never looks", "Ensure(); LOST;", """[FirmwareGuard("#159", Except = true)] static void Ensure() { if (Coin()) throw new Exception(); }""" },
        { "property body that never looks", "if (Affected) return 1; LOST;", """[FirmwareGuard("#159")] static bool Affected => Coin();""" },
        { "field initializer that never looks", "if (Affected) return 1; LOST;", """[FirmwareGuard("#159")] static readonly bool Affected = Coin();""" },
        { "a board's guard may look at anything", "if (IsA()) { SAFE; }", """[FirmwareGuard("SCM-A1")] static bool IsA() => File.Exists("/etc/rev-a");""" },
        { "a board's guard that looks at nothing", "if (IsA()) { LOST; }", """[FirmwareGuard("SCM-A1")] static bool IsA() => true;""" },
        { "an attribute of the program's own", "if (Checks.Affected()) return 1; SAFE;", """static class Checks { [Own.FirmwareGuard("#159")] [DllImport("board")] public static extern bool Affected(); } static class Own { public sealed class FirmwareGuardAttribute(string units) : Attribute { } }""" },
        { "another attribute", "if (Affected()) return 1; LOST;", """[Description("#159")] [DllImport("board")] static extern bool Affected(); sealed class DescriptionAttribute(string s) : Attribute { }""" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_stated_guard_counts_unless_its_body_shows_that_it_cannot_be_one(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
