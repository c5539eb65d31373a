package io.anumati.simulator.stream;

/** The wire of one connected client. */
public interface Line {

    void text(byte[] json);

    void binary(byte[] frame);

    void ping();

    /** @param code of RFC 6455 */
    void close(int code, String reason);

    /** Ends it as a crash would: with a reset. */
    void cut();

    /** Whether what the client sends is read; while it is not, its pings and closing go unanswered too. */
    void listen(boolean on);
}
