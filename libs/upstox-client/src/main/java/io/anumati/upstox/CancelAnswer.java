package io.anumati.upstox;

/** The broker took the request to cancel; the final state comes later. */
public record CancelAnswer(String orderId, CallFacts facts) {
}
