using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Guards whose result is kept in a variable before it is asked.</summary>
public sealed class StoredGuardTests
{
    private static readonly ShapeTable _table = new()
    {
        { "a local, then an exit", "bool affected = fw == Bad; if (affected) return 1; SAFE;" },
        { "a local, negated", "bool fine = fw != Bad; if (!fine) return 1; SAFE;" },
        { "a local, the wrong way round", "bool affected = fw == Bad; if (!affected) return 1; LOST;" },
        { "a local made with is", """bool affected = fw is Bad or "09.09.09beta"; if (affected) return 1; SAFE;""" },
        { "a local made with and", "bool affected = fw == Bad && n > 0; if (affected) return 1; LOST;" },
        { "a local made with or", "bool affected = n > 0 || fw == Bad; if (affected) return 1; SAFE;" },
        { "a local made with a ternary", "bool affected = n > 0 ? fw == Bad : true; if (affected) return 1; SAFE;" },
        { "a copy of a local", "bool first = fw == Bad; bool second = first; bool third = !second; if (third) { SAFE; } else { LOST; }" },
        { "combined from two locals", """bool old = fw == "01.00.00"; bool bad = fw == Bad; bool any = old | bad; if (any) return 1; SAFE;""" },
        { "gathered with |=", """bool affected = fw == "01.00.00"; affected |= fw == Bad; if (affected) return 1; SAFE;""" },
        { "weakened with &=", "bool affected = fw == Bad; affected &= n > 0; if (affected) return 1; LOST;" },
        { "strengthened with &=", "bool fine = fw != Bad; fine &= n > 0; if (fine) { SAFE; } else { LOST; }" },
        { "turned with ^=", "bool flag = fw == Bad; flag ^= true; if (flag) { SAFE; } else { LOST; }" },
        { "reassigned from elsewhere", "bool affected = fw == Bad; affected = Coin(); if (affected) return 1; LOST;" },
        { "reassigned on one way", "bool affected = fw == Bad; if (n > 0) { affected = Coin(); } if (affected) return 1; LOST;" },
        { "set on one way, false before", "bool affected = false; if (fw == Bad) { affected = true; } if (affected) return 1; SAFE;" },
        { "set on both ways", "bool fine; if (fw == Bad) fine = false; else fine = true; if (fine) { SAFE; } else { LOST; }" },
        { "assigned in the condition", "bool affected; if (affected = fw == Bad) return 1; SAFE; if (affected) { SAFE; }" },
        { "passed by out", """bool affected = fw == Bad; bool.TryParse("true", out affected); if (affected) return 1; LOST;""" },
        { "passed by ref", "bool affected = fw == Bad; Change(ref affected); if (affected) return 1; LOST;", "static void Change(ref bool b) => b = !b;" },
        { "behind a ref local", "bool affected = fw == Bad; ref bool alias = ref affected; alias = Coin(); if (affected) return 1; LOST;" },
        { "written by a lambda", "bool affected = fw == Bad; Action a = () => affected = Coin(); a(); if (affected) return 1; LOST;" },
        { "written by a local function", "bool affected = fw == Bad; void Reset() { affected = false; } Reset(); if (affected) return 1; LOST;" },
        { "deconstructed from a tuple", "var (affected, other) = (fw == Bad, n > 0); if (affected) return 1; SAFE;" },
        { "deconstructed into locals that exist", "bool affected, other; (other, affected) = (n > 0, fw == Bad); if (affected) return 1; SAFE; if (other) { SAFE; }" },
        { "swapped by deconstruction", "bool a = fw == Bad, b = Coin(); (a, b) = (b, a); if (b) return 1; SAFE;" },
        { "deconstructed from a call", "bool a = fw == Bad, b; (a, b) = Pair(); if (a) return 1; LOST;", "static (bool, bool) Pair() => (Coin(), Coin());" },
        { "in a switch over the local", "bool affected = fw == Bad; switch (affected) { case true: return 1; default: SAFE; break; }" },
        { "in a pattern over the local", "bool affected = fw == Bad; if (affected is not true) { SAFE; }" },
        { "nullable, compared with true", "bool affected = o is string s && s == Bad; bool? maybe = affected; if (maybe == true) return 1; LOST;" },
        { "nullable of a string that may be missing", "bool? affected = fw?.Equals(Bad); if (affected == true) return 1; LOST;" },
        { "nullable, safe only if false for sure", "bool? affected = fw?.Equals(Bad); if (affected == false) { SAFE; } else { LOST; }" },
        { "nullable with a default", "bool affected = fw?.Equals(Bad) ?? true; if (affected) return 1; SAFE;" },
        { "nullable asked for its value", "bool? affected = fw?.Equals(Bad); if (!affected.HasValue) return 1; if (affected.Value) return 2; SAFE;" },
        { "nullable asked for value or default", "bool? affected = fw == Bad; if (affected.GetValueOrDefault()) return 1; SAFE;" },
        { "an order kept in a local", "int order = string.CompareOrdinal(fw, Bad); if (order == 0) return 1; SAFE;" },
        { "an order that a loop changes", "int order = string.CompareOrdinal(fw, Bad); order++; if (order == 0) return 1; LOST;" },
        { "a parameter written to", "P(true, fw); return 0;", "static int P(bool affected, string fw) { affected = fw == Bad; if (affected) return 1; SAFE; return 0; }" },
        { "a primary constructor's parameter that a call may write", "", "class U(bool affected, string fw) { void Reset() => affected = false; void K() { affected = fw == Bad; Reset(); if (affected) return; LOST.ToString(); } }" },
        { "an indexer's parameter", "", "int this[string fw, bool affected] { get { affected = fw == Bad; if (affected) return 1; return SAFE; } }" },
        { "dynamic", "dynamic affected = fw == Bad; if (affected) return 1; SAFE;" },
        { "an array element is not followed", "bool[] affected = { fw == Bad }; if (affected[0]) return 1; LOST;" },
        { "declared by a pattern", "if ((object)(fw == Bad) is bool affected && affected) return 1; LOST;" },
        { "a lambda that only reads", "bool affected = fw == Bad; Action a = () => Console.WriteLine(affected); if (affected) return 1; SAFE;" },
        { "set in a loop that may not run", "bool affected = false; foreach (var s in new[] { fw }) { affected = s == Bad; } if (affected) return 1; LOST;" },
        { "a flag that a constant overrides", "bool affected = fw == Bad; affected = false; if (affected) return 1; LOST;" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_kept_guard_counts_as_long_as_it_is_what_it_was(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
