package io.anumati.upstox;

/**
 * The broker said no in its own words: a 4xx in its envelope with a {@code UDAPI} code that is known at this endpoint (for a
 * read, any code) and no result beside it. Nothing was done.
 */
public abstract sealed class Declined extends BrokerFailure permits Refused, Throttled, Unauthorised, Locked {

    private final transient Endpoint endpoint;
    private final transient CallFacts facts;

    Declined(String what, Endpoint endpoint, CallFacts facts) {
        super("%s %s %s: %s".formatted(what, facts.httpStatus(), facts.errorCode(), facts.message()), null);
        this.endpoint = endpoint;
        this.facts = facts;
    }

    /** Without it the code says little: the same number means different things at different endpoints. */
    public Endpoint endpoint() {
        return endpoint;
    }

    public int httpStatus() {
        return facts.httpStatus();
    }

    /** For example {@code UDAPI1154}. */
    public String code() {
        return facts.errorCode();
    }

    /** The broker's words, on one line. */
    public String brokerMessage() {
        return facts.message();
    }

    public CallFacts facts() {
        return facts;
    }
}
