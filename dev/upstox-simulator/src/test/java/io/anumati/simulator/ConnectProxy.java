package io.anumati.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The smallest forward proxy: takes CONNECT, and leaves from an address of its own. */
final class ConnectProxy implements AutoCloseable {

    private final ServerSocket door;
    private final String outgoing;

    /** @param outgoing the address it leaves from */
    ConnectProxy(String outgoing) throws IOException {
        this.outgoing = outgoing;
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
    }

    /** A connection through the proxy to there. */
    Socket tunnelTo(String host, int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", door.getLocalPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write("CONNECT %s:%d HTTP/1.1\r\nHost: %s:%d\r\n\r\n".formatted(host, port, host, port)
                .getBytes(StandardCharsets.US_ASCII));
        String answer = head(socket.getInputStream());
        if (!answer.startsWith("HTTP/1.1 200")) {
            throw new IOException("the proxy refused: " + answer);
        }
        return socket;
    }

    /** Reads until the empty line. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client; Socket server = new Socket()) {
            String[] target = head(client.getInputStream()).split(" ")[1].split(":");
            server.bind(new InetSocketAddress(outgoing, 0));
            server.connect(new InetSocketAddress(target[0], Integer.parseInt(target[1])));
            client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException ended) {
            // one side has gone, so has the tunnel
        }
    }
}
