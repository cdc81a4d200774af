using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Tests.Installation;

public sealed class ServiceNotifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard-notify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_told_arrives_at_the_socket(bool isAbstract)
    {
        string name = Path.Join(_folder, "socket");
        using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };
        socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? "\0" + name : name));
        using ServiceNotifier notifier = new(isAbstract ? "@" + name : name);
        notifier.Ready();
        notifier.Status("at\nwork");
        notifier.Alive();
        notifier.Stopping();
        Assert.Equal(["READY=1", "STATUS=at work", "WATCHDOG=1", "STOPPING=1"], [Receive(socket), Receive(socket), Receive(socket), Receive(socket)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/none/socket")]
    [InlineData("@scmguard-none")]
    public void Where_nobody_listens_nothing_happens(string? address)
    {
        using ServiceNotifier notifier = new(address);
        notifier.Ready();
    }

    [Fact]
    public void A_service_manager_that_goes_away_does_not_hurt()
    {
        string name = Path.Join(_folder, "socket");
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(name));
        using ServiceNotifier notifier = new(name);
        socket.Dispose();
        notifier.Ready();
    }

    private static string Receive(Socket socket)
    {
        byte[] buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
