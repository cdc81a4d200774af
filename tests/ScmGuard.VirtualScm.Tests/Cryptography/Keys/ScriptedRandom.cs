using System;
using System.Collections.Generic;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

/// <summary>A random source that gives what the test wrote down, one answer a call.</summary>
internal sealed class ScriptedRandom(params byte[][] answers) : RandomNumberGenerator
{
    private readonly Queue<byte[]> _answers = new(answers);

    public int Left => _answers.Count;

    public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

    public override void GetBytes(Span<byte> data) => _answers.Dequeue().CopyTo(data);
}
