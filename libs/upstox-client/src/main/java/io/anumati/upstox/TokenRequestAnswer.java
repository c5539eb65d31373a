package io.anumati.upstox;

import java.time.Instant;

/**
 * The user has been asked. A yes arrives at the notifier address, a no never arrives.
 *
 * @param authorizationExpiry when the request lapses, UTC; the next 03:30 IST
 * @param notifierUrl as entered with the app
 */
public record TokenRequestAnswer(Instant authorizationExpiry, String notifierUrl) {
}
