using System.Linq;
using ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Mnemonics.Slip39;

public sealed class Gf256Tests
{
    [Fact]
    public void A_product_is_the_product_of_polynomials()
    {
        foreach (int left in Enumerable.Range(0, 256))
        {
            foreach (int right in Enumerable.Range(0, 256))
            {
                Assert.Equal(SchoolbookProduct(left, right), Gf256.Multiply((byte)left, (byte)right));
            }
        }
    }

    [Fact]
    public void A_quotient_times_the_divisor_is_the_dividend()
    {
        foreach (int dividend in Enumerable.Range(0, 256))
        {
            foreach (int divisor in Enumerable.Range(1, 255))
            {
                Assert.Equal(dividend, Gf256.Multiply(Gf256.Divide((byte)dividend, (byte)divisor), (byte)divisor));
            }
        }
    }

    private static int SchoolbookProduct(int left, int right)
    {
        int product = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            product ^= (right >> bit & 1) * (left << bit);
        }

        for (int bit = 14; bit >= 8; bit--)
        {
            product ^= (product >> bit & 1) * (0x11B << (bit - 8));
        }

        return product;
    }
}
