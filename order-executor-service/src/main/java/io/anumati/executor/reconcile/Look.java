package io.anumati.executor.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * One read of a book.
 *
 * @param askedAt UTC
 * @param lag how long the book may be behind
 */
public record Look(Instant askedAt, Duration lag) {
}
