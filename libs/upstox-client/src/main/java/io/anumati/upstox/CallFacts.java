package io.anumati.upstox;

import java.time.Instant;

/**
 * What is known of one call, for the audit trail. Holds no secret: where a body holds one, the digest is over method and path.
 *
 * @param requestDigest SHA-256, hex, of the body, or of method and target where there is none
 * @param sentAt just before the first byte, UTC
 * @param answeredAt when the answer was whole or the call was given up, UTC
 * @param httpStatus null without an answer
 * @param errorCode the broker's code, or null
 * @param message the broker's message on one line, or null
 * @param responseDigest SHA-256 of the answer's body, hex, or null without an answer
 */
public record CallFacts(String requestDigest, Instant sentAt, Instant answeredAt, Integer httpStatus, String errorCode,
        String message, String responseDigest) {
}
