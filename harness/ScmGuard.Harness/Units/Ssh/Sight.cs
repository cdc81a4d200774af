namespace ScmGuard.Harness.Units.Ssh;

/// <summary>What can be seen of a unit from outside without logging in. Each includes those before it.</summary>
public enum Sight
{
    /// <summary>Its SSH port does not accept a connection.</summary>
    Nothing,

    /// <summary>Its SSH port accepts a connection.</summary>
    Port,

    /// <summary>An SSH server says what it is.</summary>
    Banner,
}
