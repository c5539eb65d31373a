package io.anumati.upstox;

/**
 * The broker said no in its own words: a 4xx with a readable {@code UDAPI} code and no result beside it. It proves that nothing
 * was done; the same call will not do better.
 */
public final class Refused extends BrokerFailure {

    private final transient CallFacts facts;

    Refused(CallFacts facts) {
        super("refused %s %s: %s".formatted(facts.httpStatus(), facts.errorCode(), facts.message()), null);
        this.facts = facts;
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

    /** Whether the broker does not accept the token (any more). */
    public boolean sessionRefused() {
        return httpStatus() == 401;
    }

    public CallFacts facts() {
        return facts;
    }
}
