package io.anumati.simulator.egress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP forward proxy on 127.0.0.1, as one user's way out: it leaves from an address of its own, opens tunnels by
 * CONNECT,
 * passes plain http calls on, and wants a login (HTTP Basic) where one is set. It remembers where it let calls go.
 */
public final class ForwardProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String outgoing;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile String login;

    /** @param outgoing the IPv4 address it leaves from */
    public ForwardProxy(String outgoing) {
        this.outgoing = outgoing;
        try {
            door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on who does not show this login gets 407. */
    public ForwardProxy requireLogin(String user, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return this;
    }

    /** Host and port, as a route names it. */
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** What was let through, {@code CONNECT host:port} or {@code METHOD http://host:port/…}, in order. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    /** How many calls and tunnels got 407. */
    public int turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : clients) {
                each.close();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; Socket server = new Socket()) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            Head head = Head.read(in);
            if (login != null && !login.equals(head.value("proxy-authorization"))) {
                turnAway(client, head, in);
                return;
            }
            passed.add(head.method() + " " + head.target());
            server.bind(new InetSocketAddress(outgoing, 0));
            server.connect(head.server());
            if (head.isTunnel()) {
                client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            } else {
                server.getOutputStream().write(head.forTheServer());
                server.getOutputStream().write(in.readNBytes(head.length()));
            }
            Thread answers = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            answers.join();
        } catch (EOFException unused) {
            // opened and given up without a call
        } catch (IOException broken) {
            // one side has gone: closing both tells the other
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void turnAway(Socket client, Head head, DataInputStream in) throws IOException {
        turnedAway.incrementAndGet();
        in.readNBytes(head.length());
        client.getOutputStream().write("""
                HTTP/1.1 407 Proxy Authentication Required\r
                Proxy-Authenticate: Basic realm="egress"\r
                Content-Length: 0\r
                Connection: close\r
                \r
                """.getBytes(ISO_8859_1));
        client.shutdownOutput();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // one side has gone, so has the way through
        }
    }
}
