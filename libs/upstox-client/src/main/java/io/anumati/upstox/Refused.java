package io.anumati.upstox;

/** Nothing was done, and the same call will not do better. */
public final class Refused extends Declined {

    Refused(Endpoint endpoint, CallFacts facts) {
        super("refused", endpoint, facts);
    }
}
