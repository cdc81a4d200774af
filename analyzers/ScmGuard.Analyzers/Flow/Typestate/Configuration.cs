using System;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>All that is known at a point of the program on one group of ways to it. A vector whose parts a <see cref="Layout"/> names.</summary>
internal sealed class Configuration : IEquatable<Configuration>
{
    private readonly int[] _cells;
    private readonly int _hash;

    /// <param name="cells">The cells. They must not change any more.</param>
    public Configuration(int[] cells)
    {
        _cells = cells;
        var hash = 17;
        foreach (var cell in cells)
        {
            hash = unchecked((hash * 31) + cell);
        }

        _hash = hash;
    }

    /// <summary>A cell.</summary>
    public int this[int index] => _cells[index];

    /// <summary>The cells, to be changed.</summary>
    public int[] ToCells() => (int[])_cells.Clone();

    /// <summary>The same with one cell changed.</summary>
    public Configuration With(int index, int value)
    {
        if (_cells[index] == value)
        {
            return this;
        }

        var cells = ToCells();
        cells[index] = value;
        return new Configuration(cells);
    }

    /// <inheritdoc />
    public bool Equals(Configuration? other)
    {
        if (other is null || _hash != other._hash)
        {
            return false;
        }

        for (var index = 0; index < _cells.Length; index++)
        {
            if (_cells[index] != other._cells[index])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Configuration);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;
}
