package io.anumati.upstox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker on a bare socket that does to each request what it was told; it remembers what reached it. */
final class NastyServer implements AutoCloseable {

    /** What to do once a request has been read. */
    interface Deed {

        /** @return whether to wait for another request on this connection */
        boolean doneTo(Socket client) throws IOException;
    }

    /** @param body as text */
    record Seen(String head, String body, String from) {
    }

    final List<Seen> requests = new CopyOnWriteArrayList<>();
    final List<Socket> connections = new CopyOnWriteArrayList<>();
    final AtomicInteger closedByClient = new AtomicInteger();

    private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
    private final ServerSocket door;

    NastyServer(Deed... deeds) {
        this.deeds.addAll(List.of(deeds));
        try {
            door = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    static Deed answer(int status, String contentType, String body) {
        return raw("HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, contentType,
                body.getBytes(UTF_8).length, body));
    }

    static Deed json(int status, String body) {
        return answer(status, "application/json", body);
    }

    static Deed raw(String bytes) {
        return client -> {
            client.getOutputStream().write(bytes.getBytes(UTF_8));
            client.getOutputStream().flush();
            return true;
        };
    }

    static Deed thenClose(Deed first) {
        return client -> {
            first.doneTo(client);
            client.close();
            return false;
        };
    }

    static Deed thenReset(Deed first) {
        return client -> {
            first.doneTo(client);
            reset(client);
            return false;
        };
    }

    static Deed nothing() {
        return _ -> true;
    }

    static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** Resets every open connection. */
    void resetAll() {
        for (Socket each : connections) {
            try {
                reset(each);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                connections.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void serve(Socket client) {
        try {
            boolean more = true;
            DataInputStream in = new DataInputStream(client.getInputStream());
            while (more) {
                requests.add(read(in, client));
                Deed next = deeds.poll();
                more = (next == null ? nothing() : next).doneTo(client);
            }
        } catch (IOException _) {
            closedByClient.incrementAndGet();
        }
    }

    private static Seen read(DataInputStream in, Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        int length = head.toString().lines().filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
        return new Seen(head.toString(), new String(in.readNBytes(length), ISO_8859_1),
                client.getInetAddress().getHostAddress());
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
