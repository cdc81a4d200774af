namespace ScmGuard.Knowledge.Tests;

public sealed class ModelsTests
{
    [Theory]
    [InlineData(Model.Zymkey4, true, false, false, true)]
    [InlineData(Model.Zymkey5, true, false, false, true)]
    [InlineData(Model.Hsm4, true, false, false, true)]
    [InlineData(Model.Hsm6, true, true, false, true)]
    [InlineData(Model.Hsm60, true, true, false, true)]
    [InlineData(Model.Hsm64, true, true, false, true)]
    [InlineData(Model.Scm, true, true, true, false)]
    [InlineData(Model.Sen500, true, null, null, null)]
    public void A_model_has_the_operations_of_its_groups(Model model, bool? all, bool? keyStore, bool? scmOnly, bool? i2COnly)
    {
        var facts = Models.Get(model);

        Assert.Equal(model, facts.Model);
        Assert.Equal(all, facts.Has(ModelSupport.All));
        Assert.Equal(keyStore, facts.Has(ModelSupport.KeyStoreModels));
        Assert.Equal(scmOnly, facts.Has(ModelSupport.ScmOnly));
        Assert.Equal(i2COnly, facts.Has(ModelSupport.I2COnly));
    }

    [Fact]
    public void Every_model_has_a_row_with_its_spelling() =>
        Assert.Equal(Enum.GetNames<Model>().Select(name => name.ToUpperInvariant()), Models.All.Select(facts => facts.Name));

    [Fact]
    public void Only_the_models_without_a_key_store_have_one_curve() =>
        Assert.All(Models.All, facts => Assert.Equal(
            facts.HasKeyStore is false ? [KeyType.Secp256R1] : Enum.GetValues<KeyType>(),
            facts.Curves));

    [Fact]
    public void What_is_taken_to_be_so_says_that_it_is() =>
        Assert.Equal([Model.Hsm60, Model.Hsm64, Model.Sen500], Models.All.Where(facts => facts.Unconfirmed is not null).Select(facts => facts.Model));
}
