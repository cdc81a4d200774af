using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ScmGuard.Knowledge.Tests;

public sealed class ImmutabilityTests
{
    [Fact]
    public void No_list_can_be_cast_back_and_changed()
    {
        var lists = Tables.Lists().ToArray();

        Assert.True(lists.Length > 200, "Too few lists were found: the search is broken.");
        Assert.All(lists, found =>
        {
            var list = Assert.IsAssignableFrom<IList>(found.List);
            Assert.Throws<NotSupportedException>(() => list.Add(null));
            if (list.Count > 0)
            {
                // An empty array has nothing that could be changed; any other one has.
                Assert.Throws<NotSupportedException>(() => list[0] = list[0]);
                Assert.Throws<NotSupportedException>(list.Clear);
            }
        });
    }

    [Fact]
    public void What_a_spelling_names_cannot_be_changed_either()
    {
        Assert.True(UnitTargets.TryParse("SCM", out var targets));

        Assert.Throws<NotSupportedException>(() => ((IList)targets).Clear());
    }

    [Fact]
    public void No_type_can_be_changed_after_it_was_made()
    {
        var setters = from type in Tables.PublicTypes
                      from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                      where property.SetMethod is { IsPublic: true } setter
                          && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.FullName == typeof(IsExternalInit).FullName)
                      select type.Name + "." + property.Name;
        var fields = from type in Tables.PublicTypes
                     where !type.IsEnum
                     from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                     where !field.IsLiteral
                     select type.Name + "." + field.Name;

        Assert.Empty(setters);
        Assert.Empty(fields);
    }
}
