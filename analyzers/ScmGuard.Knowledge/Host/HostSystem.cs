namespace ScmGuard.Knowledge;

/// <summary>Files, lines and names on the module's host that its health depends on.</summary>
public static class HostSystem
{
    /// <summary>The daemon (systemd service) between the library and the module.</summary>
    public static Fact<string> Daemon { get; } = new("zkifc", SourcePages.GeneralFaq);

    /// <summary>The user that the daemon runs as. It must be able to read and write the files that an operation names.</summary>
    public static Fact<string> DaemonUser { get; } = new("zymbit", SourcePages.CApi);

    /// <summary>The daemon's state. On a locked unit, damage here makes it unusable for ever.</summary>
    public static Fact<string> StateFolder { get; } = new("/var/lib/zymbit", SourcePages.ProductionMode);

    /// <summary>The daemon's environment.</summary>
    public static Fact<string> EnvironmentFile { get; } = new("/var/lib/zymbit/zkenv.conf", SourcePages.GeneralFaq);

    /// <summary>The variable in <see cref="EnvironmentFile"/> that names the wake pin.</summary>
    public static Fact<string> WakePinVariable { get; } = new("ZK_GPIO_WAKE_PIN", SourcePages.GeneralFaq);

    /// <summary>How the names of the device nodes begin that are there on the host of an SCM.</summary>
    public static Fact<string> ScmDevicePrefix { get; } = new("/dev/zscm", SourcePages.ScmFaq);

    /// <summary>The line that <c>config.txt</c> must keep on an SCM.</summary>
    public static Fact<string> RequiredConfigLine { get; } = new("dtoverlay=dwc2,dr_mode=host", SourcePages.ScmFaq);

    /// <summary>The setting in <c>config.txt</c> that bricks an SCM.</summary>
    public static Fact<string> BrickingConfigSetting { get; } = new("otg_mode=1", SourcePages.ScmFaq);

    /// <summary>The frequency governor to use.</summary>
    public static Fact<string> AdvisedGovernor { get; } = new("performance", SourcePages.CpuScaling);

    /// <summary>The frequency governor that disturbs the bus, and that the host's system comes with.</summary>
    public static Fact<string> HarmfulGovernor { get; } = new("ondemand", SourcePages.CpuScaling);

    /// <summary>The service that can leave an encrypted host unable to boot.</summary>
    public static Fact<string> HarmfulService { get; } = new("unattended-upgrades", SourcePages.GeneralFaq);
}
