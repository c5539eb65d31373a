package io.anumati.upstox;

/**
 * The call may have left and no answer proves what became of it: look it up, never resend. No answer in time, a connection lost
 * after the first byte may have left, any 5xx, a 3xx, a 2xx that cannot be read, an error without the broker's own code.
 *
 * <p>
 * That last one includes an HTML page of the CDN in front (403/1010, or a 429 page). Such a page was most likely written before
 * the broker was reached, but the page itself cannot prove it: a CDN writes the same pages when its own connection behind
 * breaks after it has passed the request on. A needless look-up costs one read, a doubled order costs money.
 *
 * <p>
 * For a read it only means that there is no answer.
 */
public final class OutcomeUnknown extends BrokerFailure {

    private final transient CallFacts facts;

    OutcomeUnknown(String why, Throwable cause, CallFacts facts) {
        super(why, cause);
        this.facts = facts;
    }

    public CallFacts facts() {
        return facts;
    }
}
