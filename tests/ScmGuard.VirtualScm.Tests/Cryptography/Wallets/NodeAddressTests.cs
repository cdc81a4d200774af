using System;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

public sealed class NodeAddressTests
{
    [Fact]
    public void An_address_reads_as_it_prints() => Properties.ForAll(
        from steps in (
            from number in Gen.Choose(0, int.MaxValue)
            from hardened in Gen.Elements(true, false)
            select hardened ? ChildIndex.Hardened((uint)number) : ChildIndex.Normal((uint)number)).ListOf()
        select steps,
        steps =>
        {
            NodeAddress address = steps.Aggregate(NodeAddress.Master, (above, step) => above.Child(step));

            Assert.Equal(address, NodeAddress.Parse(address.ToString()));
            Assert.Equal(address.GetHashCode(), NodeAddress.Parse(address.ToString()).GetHashCode());
            Assert.Equal(steps, address.Steps.ToArray());
        },
        times: 100);

    [Fact]
    public void The_parts_of_an_address_are_what_they_say()
    {
        NodeAddress address = NodeAddress.Parse("m/44'/0'/2147483647");

        Assert.Equal([ChildIndex.Hardened(44), ChildIndex.Hardened(0), ChildIndex.Normal(2147483647)], address.Steps.ToArray());
        Assert.Equal(0x8000002Cu, address.Steps[0].Value);
        Assert.Equal(44u, address.Steps[0].Number);
        Assert.Equal("m/44'/0'", address.Parent?.ToString());
        Assert.Equal(NodeAddress.Master, NodeAddress.Parse("m"));
        Assert.Null(NodeAddress.Master.Parent);
        Assert.NotEqual(NodeAddress.Parse("m/44"), NodeAddress.Parse("m/44'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("/")]
    [InlineData("m/")]
    [InlineData("m//1")]
    [InlineData("m/1/")]
    [InlineData("44'/0'")]
    [InlineData("mm/1")]
    [InlineData("m1")]
    [InlineData("m/-1")]
    [InlineData("m/+1")]
    [InlineData("m/ 1")]
    [InlineData("m/1 ")]
    [InlineData("m/01")]
    [InlineData("m/1''")]
    [InlineData("m/'")]
    [InlineData("m/1h")]
    [InlineData("m/1H")]
    [InlineData("m/1.5")]
    [InlineData("m/0x1")]
    [InlineData("m/2147483648")]
    [InlineData("m/2147483648'")]
    [InlineData("m/4294967296")]
    public void What_is_no_address_is_not_read_as_one(string text)
    {
        Assert.False(NodeAddress.TryParse(text, out _));
        Assert.Throws<FormatException>(() => NodeAddress.Parse(text));
    }

    [Fact]
    public void A_wallet_is_at_most_255_steps_deep()
    {
        string deepest = "m" + string.Concat(Enumerable.Repeat("/1", 255));
        NodeAddress address = NodeAddress.Parse(deepest);

        Assert.Equal(255, address.Steps.Length);
        Assert.Throws<InvalidOperationException>(() => address.Child(ChildIndex.Normal(1)));
        Assert.False(NodeAddress.TryParse(deepest + "/1", out _));
    }

    [Fact]
    public void A_step_is_below_two_to_the_31st()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ChildIndex.Normal(0x8000_0000));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChildIndex.Hardened(0x8000_0000));
    }
}
