package io.anumati.upstox;

/** The broker took the request to modify; the order shows the change, or its refusal, later. */
public record ModifyAnswer(String orderId, CallFacts facts) {
}
