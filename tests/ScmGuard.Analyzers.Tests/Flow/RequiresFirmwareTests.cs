using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Members marked <c>[RequiresFirmware]</c>: inside, the demand is met; outside, the callers have to meet it.</summary>
public sealed class RequiresFirmwareTests
{
    private static readonly ShapeTable _table = new()
    {
        { "inside a method", "", """[RequiresFirmware("SCM-A1")] int K() => SAFE;""" },
        { "inside, except", "", """[RequiresFirmware("#159", Except = true)] int K() => SAFE;""" },
        { "inside, the affected units", "", """[RequiresFirmware("#159")] int K() => LOST;""" },
        { "inside, firmware alone", "", """[RequiresFirmware("01.00.00")] int K() => SAFE;""" },
        { "inside, not understood", "", """[RequiresFirmware("good ones")] int K() => LOST;""" },
        { "inside a lambda that is stored", "", """[RequiresFirmware("SCM-A1")] Func<int> K() => () => SAFE;""" },
        { "inside a local function", "Make(); [RequiresFirmware(\"SCM-A1\")] void Make() { SAFE.ToString(); }".Replace("Make();", "if (fw != Bad) Make();") },
        { "inside a constructor", "", """class U { [RequiresFirmware("SCM-A1")] public U() { SAFE.ToString(); } public int K() => LOST; }""" },
        { "inside a type", "", """[RequiresFirmware("SCM-A1")] class U { int _slot = SAFE; public U() { SAFE.ToString(); } public int K() => SAFE; int P => SAFE; class Inner { int K() => SAFE; } }""" },
        { "inside a struct", "", """[RequiresFirmware("SCM-A1")] struct U { public int K() => SAFE; }""" },
        { "inside an override", "", """class B { [RequiresFirmware("SCM-A1")] public virtual int K() => SAFE; } class D : B { public override int K() => SAFE; }""" },
        { "inside an implementation", "", """interface I { [RequiresFirmware("SCM-A1")] int K(); } class C : I { public int K() => SAFE; int L() => LOST; }""" },
        { "beside it", "", """[RequiresFirmware("SCM-A1")] int K() => SAFE; int L() => LOST;""" },
        { "an attribute of the program's own", "", """class U { [Own.RequiresFirmware("SCM-A1")] public int K() => SAFE; } static class Own { public sealed class RequiresFirmwareAttribute(string units) : Attribute { } }""" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    public static TheoryData<string> Callers =>
    [
        "void A() { [|Make()|]; }",
        "void A() { if (Fw() == Bad) return; Make(); }",
        "void A() { [|this.Make()|]; }",
        "void A(Keys k) { [|k.Make()|]; k?[|.Make()|]; }",
        "void A() { if (Fw() != Bad) Make(); else [|Make()|]; }",
        """[RequiresFirmware("SCM-A1")] void A() { Make(); }""",
        """[RequiresFirmware("#159", Except = true)] void A() { Make(); }""",
        """[RequiresFirmware("SCM-B1")] void A() { [|Make()|]; }""",
        """void A() { if (Fw() == "01.00.00") { Make(); } }""",
        "void A() { Run(() => [|Make()|]); if (Fw() == Bad) return; Run(() => Make()); }",
        "void A() { [|new Guarded()|].Use(); }",
        "void A() { Guarded g = [|new()|]; g.Use(); }",
        "void A() { if (Fw() == Bad) return; Guarded g = new(); new Guarded().Use(); }",
        "void A(Guarded g) { g.Use(); }",
        "void A() { [|Guarded.Static()|]; [|new Guarded.Inner()|]; }",
        "void A() { [|new WithConstructor(3)|]; new WithConstructor(); }",
        "void A() { Unrelated u = new(); u.Make(); Unrelated.Use(); }",
        "void A() { [|Local()|]; [RequiresFirmware(\"SCM-A1\")] void Local() { } }",
        "void A(IKeys k) { [|k.MakeKey()|]; }",
        "void A(Derived d) { [|d.Virtual()|]; }",
        "void A() { NotUnderstood(); }",
        "void A() { OtherFirmware(); }",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Inside_a_member_that_demands_units_no_others_get_to(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();

    [Theory]
    [MemberData(nameof(Callers))]
    public Task The_duty_lies_with_the_callers(string caller) => Test(Library(caller)).VerifyAsync();

    [Fact]
    public Task The_message_names_the_member_the_demand_and_the_advisory()
    {
        var test = Test(Library("void A() { {|#0:Make()|}; }"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1001").WithLocation(0)
            .WithMessageContaining("Make may run only on SCM-A1, HSM6")
            .WithMessageContaining("SCM Rev B (B1) with firmware 01.02.02release")
            .WithMessageContaining("#159"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM-A1")]
    [InlineData("SCM-B1/01.00.00")]
    [InlineData("HSM6")]
    public Task No_duty_where_the_target_has_no_affected_unit(string target)
    {
        var test = Test(Library("void A() { Make(); }"));
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Fact]
    public Task The_duty_crosses_projects_also_where_nothing_else_is_about_Zymbit()
    {
        var library = new TestProject
        {
            Source = """
                namespace Lib;
                public class Keys { [ScmGuard.Annotations.RequiresFirmware("SCM-A1")] public static void Make() { } }
                [ScmGuard.Annotations.RequiresFirmware("SCM-A1")] public class Guarded { public static void Static() { } public void Use() { } }
                """,
        };
        library.References.Add(GuardedProgram.Annotations);
        var test = Test("class P { void A(string fw) { [|Lib.Keys.Make()|]; [|new Lib.Guarded()|].Use(); [|Lib.Guarded.Static()|]; if (fw == \"01.02.02release\") return; Lib.Keys.Make(); } }");
        test.AdditionalProjects["Lib"] = library;
        test.ProjectReferences.Add("Lib");
        return test.VerifyAsync();
    }

    private static RuleTest<SCM1001KeyPairLostAtReboot> Test(string source)
    {
        var test = new RuleTest<SCM1001KeyPairLostAtReboot> { Source = source };
        test.References.Add(GuardedProgram.Annotations);
        return test;
    }

    private static string Library(string caller) =>
        $$"""
        #nullable disable
        using System;
        using ScmGuard.Annotations;

        class Keys : IKeys
        {
            const string Bad = "01.02.02release";
            static string Fw() => Console.ReadLine();
            static void Run(Action action) => action();

            [RequiresFirmware("SCM-A1, HSM6")] public void Make() { }
            [RequiresFirmware("whatever")] void NotUnderstood() { }
            [RequiresFirmware("#126", Except = true)] void OtherFirmware() { }
            public void MakeKey() { }

            {{caller}}
        }

        interface IKeys { [RequiresFirmware("SCM-A1")] void MakeKey(); }
        class Base { [RequiresFirmware("SCM-A1")] public virtual void Virtual() { } }
        class Derived : Base { public override void Virtual() { } }
        class Unrelated { public void Make() { } public static void Use() { } }

        [RequiresFirmware("SCM-A1")]
        class Guarded
        {
            public static void Static() { }
            public void Use() { Static(); new Inner(); }
            public class Inner { }
        }

        class WithConstructor
        {
            public WithConstructor() { }
            [RequiresFirmware("SCM-A1")] public WithConstructor(int i) { }
        }
        """;
}
