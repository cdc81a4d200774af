using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Guards in plain control flow, in both directions.</summary>
public sealed class BranchTests
{
    private static readonly ShapeTable _table = new()
    {
        { "no guard", "LOST;" },
        { "if: the call on the affected side", "if (fw == Bad) { LOST; }" },
        { "if: the call on the other side", "if (fw != Bad) { SAFE; }" },
        { "else: the other side is safe", "if (fw == Bad) { LOST; } else { SAFE; }" },
        { "else of not equal is affected", "if (fw != Bad) { SAFE; } else { LOST; }" },
        { "after an if without exit", "if (fw == Bad) { Work(); } LOST;" },
        { "early return", "if (fw == Bad) { return 1; } SAFE;" },
        { "early return of the wrong side", "if (fw != Bad) { return 1; } LOST;" },
        { "early throw", "if (fw == Bad) throw new InvalidOperationException(); SAFE;" },
        { "the call comes before the check", "LOST; if (fw == Bad) return 1; SAFE;" },
        { "the check itself has the call", "if (LOST < 0 || fw == Bad) return 1; SAFE;" },
        { "a nested exit that is not always taken", "if (fw == Bad) { if (n > 0) return 1; } LOST;" },
        { "a nested exit on all ways", "if (fw == Bad) { if (n > 0) return 1; throw new Exception(); } SAFE;" },
        { "a check of another affected text", """if (fw == "hello") return 1; LOST;""" },
        { "a check of another firmware, equal", """if (fw == "01.00.00") { SAFE; } else { LOST; }""" },
        { "a check of a firmware that no table names, equal", """if (fw == "09.09.09release") { SAFE; } else { LOST; }""" },
        { "a check of a firmware that no table names, exit if other", """if (fw != "02.00.00") return 1; SAFE;""" },
        { "a check of a text that only resembles a firmware", """if (fw == "1.2.2") { LOST; } else { LOST; }""" },
        { "a check of the version without its word is no proof", """if (fw == "01.02.02") { LOST; } else { LOST; }""" },
        { "compared with false", "if ((fw == Bad) == false) { SAFE; } else { LOST; }" },
        { "compared with true", "if (true == (fw == Bad)) { LOST; } else { SAFE; }" },
        { "not equal true", "if ((fw == Bad) != true) { SAFE; } else { LOST; }" },
        { "negated", "if (!(fw == Bad)) { SAFE; } else { LOST; }" },
        { "negated twice", "if (!!(fw == Bad)) { LOST; } else { SAFE; }" },
        { "is false", "if ((fw == Bad) is false) { SAFE; } else { LOST; }" },
        { "and: the right operand", "if (fw != Bad && SAFE > 0) { SAFE; }" },
        { "and: the right operand on the affected side", "if (fw == Bad && LOST > 0) { LOST; }" },
        { "and: false by either side", "if (n > 0 && fw == Bad) { return 1; } LOST;" },
        { "and: true needs both", "if (n > 0 && fw != Bad) { SAFE; } LOST;" },
        { "or: the right operand", "if (fw == Bad || SAFE > 0) { LOST; }" },
        { "or: the right operand on the affected side", "if (fw != Bad || LOST > 0) { LOST; }" },
        { "or: false needs both", "if (n > 0 || fw == Bad) { return 1; } SAFE;" },
        { "or: true by either side", "if (n > 0 || fw != Bad) { LOST; }" },
        { "unconditional and", "if (n > 0 & fw != Bad) { SAFE; } else { LOST; }" },
        { "unconditional or", "if (n > 0 | fw == Bad) { return 1; } SAFE;" },
        { "exclusive or with true", "if ((fw == Bad) ^ true) { SAFE; } else { LOST; }" },
        { "nested and, or, not", "if (!(n > 0 || !(fw != Bad && n < -5))) { SAFE; } else { LOST; }" },
        { "ternary", "int s = fw == Bad ? LOST : SAFE;" },
        { "ternary with a throw", "int s = fw != Bad ? SAFE : throw new Exception();" },
        { "nested ternary", """int s = n > 0 ? (fw == Bad ? LOST : SAFE) : fw != Bad ? SAFE : n < 0 ? LOST : -1;""" },
        { "ternary as the condition", "if (n > 0 ? fw == Bad : true) { LOST; } else { SAFE; }" },
        { "ternary as the condition, not sure", "if (n > 0 ? fw == Bad : false) { return 1; } LOST;" },
        { "throw in a coalesce", """var s = o ?? throw new Exception(); LOST;""" },
        { "code after an endless loop", "while (true) { } SAFE;" },
        { "code under if false", "if (false) { SAFE; }" },
        { "nameof is no call", "_ = nameof(zkGenKeyPair); if (nameof(Bad) == fw) return 1; LOST;" },
        { "the check's result is dropped", "_ = fw == Bad; LOST;" },
        { "two guards in turn", """if (fw != "01.00.00") { if (fw != Bad) { SAFE; } else { LOST; } }""" },
        { "all known firmware excluded but one", """if (fw == "00.00.51beta" || fw == "01.00.00") { SAFE; return 1; } LOST;""" },
        { "contradicting guards", """if (fw == Bad) { if (fw == "01.00.00") { SAFE; } }""" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_call_is_reported_exactly_where_an_affected_unit_can_get_to(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
