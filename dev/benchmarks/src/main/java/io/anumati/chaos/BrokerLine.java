package io.anumati.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The network between executors and broker: a TCP proxy whose outgoing connections come from the address that the incoming one
 * came from, so that the broker still sees each user's own.
 */
final class BrokerLine implements AutoCloseable {

    /** How the network is. */
    enum State {
        OPEN,
        /** Every connection is reset, new ones too. */
        CUT,
        /** Bytes of both directions stay where they are, and go on when it is open again. */
        STANDING
    }

    private static final long LOOK_NANOS = 5_000_000;
    private static final int BUFFER = 16_384;

    private final ServerSocket door;
    private final int brokerPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    BrokerLine(int port, int brokerPort) {
        this.brokerPort = brokerPort;
        try {
            this.door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().name("broker-line").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void be(State wanted) {
        state = wanted;
        if (wanted == State.CUT) {
            sockets.forEach(BrokerLine::reset);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException _) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private void connect(Socket caller) {
        sockets.add(caller);
        if (state == State.CUT) {
            reset(caller);
            return;
        }
        Socket broker = new Socket();
        sockets.add(broker);
        try {
            broker.bind(new InetSocketAddress(caller.getInetAddress(), 0));
            broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
            caller.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> carry(broker, caller));
            carry(caller, broker);
        } catch (IOException failed) {
            reset(caller);
            reset(broker);
        }
    }

    /** Until one side ends; a reset is passed on as one. */
    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (state == State.STANDING) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            reset(from);
            reset(to);
        } finally {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException _) {
            // it is gone
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException _) {
            // it is gone
        }
        sockets.forEach(BrokerLine::reset);
    }
}
