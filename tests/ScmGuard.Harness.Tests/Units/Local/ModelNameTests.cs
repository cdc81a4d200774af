using System;
using System.Linq;
using ScmGuard.Harness.Units.Local;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Tests.Units.Local;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("SCM", "SCM")]
    [InlineData("scm", "SCM")]
    [InlineData("ZYM-SCM-1234-B1", "SCM")]
    [InlineData("HSM60", "HSM60")]
    [InlineData("HSM6", "HSM6")]
    [InlineData("HSM600", "unknown")]
    [InlineData("SCMX", "unknown")]
    [InlineData("HSM6 or SCM", "unknown")]
    [InlineData("", "unknown")]
    public void A_product_is_known_only_by_its_whole_name(string modelNumber, string expected) => Assert.Equal(expected, ModelName.Of(modelNumber));

    [Fact]
    public void Every_product_is_known_by_the_name_that_the_vendor_gives_it() =>
        Assert.Equal(Models.All.Select(model => model.Name), Models.All.Select(model => ModelName.Of(model.Name)), StringComparer.Ordinal);
}
