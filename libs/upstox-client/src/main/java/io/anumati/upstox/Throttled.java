package io.anumati.upstox;

/** 429 with the broker's own code {@code UDAPI10005}: nothing was done; later it may be. The broker does not say when. */
public final class Throttled extends BrokerFailure {

    private final transient CallFacts facts;

    Throttled(CallFacts facts) {
        super("throttled by the broker: " + facts.message(), null);
        this.facts = facts;
    }

    public CallFacts facts() {
        return facts;
    }
}
