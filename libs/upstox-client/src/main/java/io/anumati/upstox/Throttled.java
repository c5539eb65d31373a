package io.anumati.upstox;

/** 429 with the broker's own code {@code UDAPI10005}: nothing was done; later it may be. The broker does not say when. */
public final class Throttled extends Declined {

    Throttled(Endpoint endpoint, CallFacts facts) {
        super("throttled", endpoint, facts);
    }
}
