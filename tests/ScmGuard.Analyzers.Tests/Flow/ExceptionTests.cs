using System.Threading.Tasks;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Guards and exceptions: a handler knows only what held when its try began.</summary>
public sealed class ExceptionTests
{
    private static readonly ShapeTable _table = new()
    {
        { "try: a guard inside", "try { if (fw == Bad) return 1; SAFE; } catch (IOException) { }" },
        { "catch: the guard may not have been reached", "try { Work(); if (fw == Bad) return 1; SAFE; } catch (IOException) { LOST; }" },
        { "catch: the guard may have thrown", "try { if (fw == Bad) throw new Exception(); Work(); } catch (Exception) { LOST; }" },
        { "after: the handler leaves", "try { if (fw == Bad) throw new Exception(); } catch (Exception) { return 1; } SAFE;" },
        { "after: the handler goes on", "try { if (fw == Bad) throw new Exception(); } catch (Exception) { Work(); } LOST;" },
        { "after: the handler throws again", "try { if (fw == Bad) return 1; } catch (Exception) { throw; } SAFE;" },
        { "catch: a guard before the try", "if (fw == Bad) return 1; try { Work(); } catch (Exception) { SAFE; } SAFE;" },
        { "catch filter with the guard", "try { Work(); } catch (Exception) when (fw != Bad) { SAFE; } catch { LOST; }" },
        { "catch filter the other way round", "try { Work(); } catch (Exception) when (fw == Bad) { LOST; } catch { Work(); } LOST;" },
        { "the call in a catch filter", "if (fw == Bad) return 1; try { Work(); } catch (Exception) when (SAFE > 0) { }" },
        { "the call in a catch filter, not guarded", "try { if (fw == Bad) return 1; } catch (Exception) when (LOST > 0) { }" },
        { "two handlers", "try { if (fw == Bad) return 1; } catch (IOException) { LOST; } catch (Exception e) when (e.Message == Bad) { Work(); }" },
        { "finally: the exit runs through it", "try { if (fw == Bad) return 1; } finally { LOST; } SAFE;" },
        { "finally: a guard before the try", "if (fw == Bad) return 1; try { Work(); } finally { SAFE; }" },
        { "finally: a guard in it", "try { Work(); } finally { if (fw != Bad) { SAFE; } }" },
        { "finally: a guard in it that throws", "try { Work(); } finally { if (fw == Bad) throw new Exception(); } SAFE;" },
        { "finally: nested", "try { try { if (fw == Bad) return 1; } finally { Work(); } SAFE; } finally { LOST; } SAFE;" },
        { "finally: out of a loop", "while (true) { try { if (fw != Bad) break; } finally { Work(); } } SAFE;" },
        { "finally: a flag written in it", "bool fine = fw != Bad; try { Work(); } finally { fine = true; } if (fine) { LOST; }" },
        { "finally: a flag written in the try", "bool fine = false; try { fine = fw != Bad; Work(); } finally { Work(); } if (fine) { SAFE; }" },
        { "catch: a flag written in the try", "bool fine = false; try { fine = fw != Bad; Work(); fine = true; Work(); } catch (Exception) { if (fine) { LOST; } }" },
        { "catch: a flag that says whether the guard passed", "bool passed = false; try { if (fw == Bad) return 1; passed = true; Work(); } catch (Exception) { if (passed) { SAFE; } else { LOST; } }" },
        { "catch and finally", "try { if (fw == Bad) throw new Exception(); SAFE; } catch (IOException) { return 1; } finally { LOST; } SAFE;" },
        { "using: dispose runs on the exit", "using (var s = new MemoryStream()) { if (fw == Bad) return 1; SAFE; } SAFE;" },
        { "using declaration", "using var s = new MemoryStream(); if (fw == Bad) return 1; SAFE;" },
        { "using: no guard", "using (var s = new MemoryStream()) { LOST; }" },
        { "await using", "", "async Task K(IAsyncDisposable d, string fw) { await using (d) { if (fw == Bad) return; SAFE; } SAFE; }" },
        { "lock", "lock (this) { if (fw == Bad) return 1; SAFE; } SAFE;" },
        { "lock without a guard", "lock (this) { LOST; }" },
        { "throw expression", "string s = fw != Bad ? fw : throw new Exception(); SAFE;" },
        { "throw in a switch expression", "string s = fw switch { Bad => throw new Exception(), _ => fw }; SAFE;" },
        { "the rest of a try after a try that swallows", "try { Check(fw); } catch { } LOST;", "static void Check(string fw) { if (fw == Bad) throw new Exception(); }" },
        { "fixed and unsafe", "unsafe { fixed (char* p = fw) { if (fw == Bad) return 1; SAFE; } }" },
        { "checked", "checked { if (fw == Bad) return 1; SAFE; }" },
    };

    public static TheoryData<string> Shapes => _table.Names;

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task An_exception_carries_on_what_held_when_the_try_began(string shape) => _table.VerifyAsync(shape);

    [Fact]
    public void The_shapes_compile() => _table.VerifyCompiles();
}
