package io.anumati.upstox;

import java.time.Instant;

/** A whole answer as it came. Never prints its body. */
record RawAnswer(int status, byte[] body, Instant sentAt, Instant answeredAt) {

    @Override
    public String toString() {
        return "RawAnswer[%d, %d bytes]".formatted(status, body.length);
    }
}
