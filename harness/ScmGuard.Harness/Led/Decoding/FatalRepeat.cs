namespace ScmGuard.Harness.Led.Decoding;

/// <summary>One time of a fatal code, from its preamble to the pause behind it.</summary>
internal sealed class FatalRepeat
{
    /// <summary>More than twice the longest documented code has.</summary>
    public const int MostFlashes = 63;

    private readonly long[] _rises = new long[MostFlashes];
    private readonly long[] _falls = new long[MostFlashes];

    public long PreambleBegin { get; private set; }

    public long PreambleEnd { get; private set; }

    public int Count { get; private set; }

    /// <summary>When the LED came on again after the last flash; or, if <see cref="IsLast"/>, until when it was seen off.</summary>
    public long End { get; private set; }

    /// <summary>Nothing followed, so the pause behind it says nothing.</summary>
    public bool IsLast { get; private set; }

    public void Begin(long preambleBegin, long preambleEnd) => (PreambleBegin, PreambleEnd, Count) = (preambleBegin, preambleEnd, 0);

    public void Add(long rise, long fall)
    {
        _rises[Count] = rise;
        _falls[Count] = fall;
        Count++;
    }

    public void Close(long end, bool isLast) => (End, IsLast) = (end, isLast);

    public long Rise(int flash) => _rises[flash];

    public long Fall(int flash) => _falls[flash];

    /// <summary>When the LED went off before a flash; for <see cref="Count"/>, after the last one.</summary>
    public long OffBegin(int flash) => flash == 0 ? PreambleEnd : _falls[flash - 1];

    /// <summary>Off before a flash; for <see cref="Count"/>, after the last one.</summary>
    public long Off(int flash) => (flash == Count ? End : _rises[flash]) - OffBegin(flash);

    public long On(int flash) => _falls[flash] - _rises[flash];
}
