using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>A method of the official Python client (<c>zymkey.client</c>).</summary>
/// <remarks>
/// One method can stand for several C functions: <c>lock</c> takes files or buffers,
/// <c>gen_wallet_master_seed</c> takes a recovery strategy. The first operation is the one that its defaults choose.
/// </remarks>
/// <param name="Name">The Python name.</param>
/// <param name="Parameters">Parameters in order, without <c>self</c>.</param>
/// <param name="Operations">The C functions behind it; the first is what the defaults choose.</param>
/// <param name="IsDistinctive">True if no unrelated library is likely to have a method of this name (<c>gen_key_pair</c>, but not <c>sign</c>).</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record PythonMethod(
    string Name,
    IReadOnlyList<PythonParameter> Parameters,
    IReadOnlyList<ZymbitOperation> Operations,
    bool IsDistinctive,
    string Source);
