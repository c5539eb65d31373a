package io.anumati.upstox;

import java.time.Instant;

/**
 * One state of an order, as the stream tells it. Updates come doubled, late and out of order: a reason to look, the book
 * decides.
 *
 * @param userId the user's id at the broker (UCC), or null; personal
 * @param receivedAt UTC
 */
public record OrderUpdate(String userId, BookOrder order, Instant receivedAt) {
}
