namespace ScmGuard.Knowledge;

/// <summary>How a module talks to its host.</summary>
public enum Attachment
{
    /// <summary>Over I2C, with a wake pin.</summary>
    I2C,

    /// <summary>Over USB.</summary>
    Usb,
}
