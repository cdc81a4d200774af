using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests.Wallets;

public sealed class RecoveryStrategyTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(17, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 4)]
    public void A_group_outside_its_limits_is_refused(int members, int threshold) => Assert.Throws<ArgumentOutOfRangeException>(() => new Slip39Group(members, threshold));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(17, 1, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(2, 3, 0)]
    [InlineData(2, 1, -1)]
    [InlineData(2, 1, 6)]
    public void A_recovery_outside_its_limits_is_refused(int groups, int threshold, int exponent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RecoveryStrategy.Slip39([.. Enumerable.Repeat(new Slip39Group(1, 1), groups)], threshold, exponent));

    [Fact]
    public void A_default_group_is_no_group() => Assert.Throws<ArgumentException>(() => RecoveryStrategy.Slip39([default], 1, 0));

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        var recovery = RecoveryStrategy.Slip39([.. Enumerable.Repeat(new Slip39Group(16, 16), 16)], 16, 5);

        Assert.Equal((16, 16, 5), (recovery.Groups.Count, recovery.GroupThreshold, recovery.IterationExponent));
    }

    [Fact]
    public void Groups_cannot_be_changed_from_outside_afterwards()
    {
        Slip39Group[] groups = [new(2, 1)];
        var recovery = RecoveryStrategy.Slip39(groups, 1, 0);

        groups[0] = new(16, 16);

        Assert.Equal([new Slip39Group(2, 1)], recovery.Groups);
    }

    [Fact]
    public void No_recovery_has_a_name_and_no_other_way_to_it()
    {
        Assert.Equal(RecoveryStrategyKind.None, RecoveryStrategy.None.Kind);
        Assert.Empty(typeof(NoRecovery).GetConstructors());

        // Every way to a wallet takes a strategy, and none of them has a default.
        var ways = typeof(IZymkey).GetMethods().Where(method => method.Name.EndsWith("MasterSeed", StringComparison.Ordinal) && !method.Name.StartsWith("Restore", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, ways.Length);
        Assert.All(ways, way => Assert.False(Assert.Single(way.GetParameters(), parameter => parameter.Name == "recoveryStrategy").IsOptional));
    }
}
