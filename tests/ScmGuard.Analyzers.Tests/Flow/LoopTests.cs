using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Guards in and around loops and jumps.</summary>
public sealed class LoopTests
{
    private static readonly ShapeTable _table = new()
    {
        { "while: left only when safe", "while (fw == Bad) { Work(); fw = ReadFirmware(); } SAFE;" },
        { "while: in the body", "while (fw != Bad) { SAFE; }" },
        { "while: after the body", "while (fw != Bad) { SAFE; } LOST;" },
        { "do: the first time round", "do { LOST; } while (fw == Bad); SAFE;" },
        { "do: the first time round is before the check", "do { LOST; } while (fw != Bad); LOST;" },
        { "for: the condition", "for (int i = 0; i < n && fw != Bad; i++) { SAFE; } LOST;" },
        { "for: the step", "for (int i = 0; fw != Bad; i = SAFE) { Work(); }" },
        { "foreach: continue", "foreach (var s in new[] { fw }) { if (s == Bad) continue; SAFE; }" },
        { "foreach: break", "foreach (var s in new[] { fw }) { if (s == Bad) break; SAFE; } LOST;" },
        { "foreach: return", "foreach (var s in new[] { fw }) { if (s == Bad) return 1; } LOST;" },
        { "endless loop with a break behind a guard", "while (true) { if (fw != Bad) break; Work(); } SAFE;" },
        { "endless loop with a second break", "while (true) { if (fw != Bad) break; if (n > 0) break; } LOST;" },
        { "the guard of the first round holds in all", "if (fw == Bad) return 1; for (int i = 0; i < n; i++) { SAFE; fw = ReadFirmware(); }" },
        { "a flag that a later round resets", "bool fine = fw != Bad; for (int i = 0; i < n; i++) { if (fine) { LOST; } fine = true; }" },
        { "a flag that every round takes anew", "for (int i = 0; i < n; i++) { bool fine = ReadFirmware() != Bad; if (fine) { SAFE; } else { LOST; } }" },
        { "a flag set in the loop, asked after it", "bool affected = false; for (int i = 0; i < n; i++) { affected |= fw == Bad; } if (!affected) { LOST; }" },
        { "a flag set in a loop that always runs once", "bool affected; do { affected = fw == Bad; } while (n-- > 0); if (!affected) { SAFE; }" },
        { "the check stands after the call in the loop", "for (int i = 0; i < n; i++) { LOST; if (fw == Bad) return 1; }" },
        { "nested loops, continue of the inner one", "for (int i = 0; i < n; i++) { foreach (var s in new[] { fw }) { if (s == Bad) continue; SAFE; } LOST; }" },
        { "retry until it works", "while (true) { try { if (fw == Bad) throw new Exception(); break; } catch (Exception) { Work(); } } SAFE;" },
        { "goto out of a guard", "if (fw == Bad) goto end; SAFE; end: Work();" },
        { "goto past the guard", "if (n > 0) goto make; if (fw == Bad) return 1; make: LOST;" },
        { "goto back", "again: if (fw == Bad) { fw = ReadFirmware(); goto again; } SAFE;" },
        { "goto into the middle of a loop made of gotos", "if (n > 0) goto middle; top: if (fw == Bad) return 1; SAFE; middle: LOST; if (n-- > 0) goto top;" },
        { "goto case", "switch (n) { case 0: if (fw == Bad) return 1; goto case 2; case 1: LOST; break; case 2: LOST; break; }" },
        { "goto case from two places", "switch (n) { case 0: if (fw == Bad) return 1; goto case 2; case 1: goto case 2; case 2: LOST; break; }" },
        { "goto default", "switch (fw) { case Bad: goto default; default: LOST; break; }" },
        { "yield", "foreach (var x in Keys(fw)) { }", "IEnumerable<int> Keys(string fw) { if (fw == Bad) yield break; yield return SAFE; yield return SAFE; }" },
        { "yield without a guard", "foreach (var x in Keys(fw)) { }", "IEnumerable<int> Keys(string fw) { yield return LOST; if (fw == Bad) yield break; yield return SAFE; }" },
        { "await foreach", "", "async Task K(IAsyncEnumerable<string> all) { await foreach (var fw in all) { if (fw == Bad) continue; SAFE; } LOST; }" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_guard_holds_on_the_ways_that_pass_it_and_on_no_other(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
