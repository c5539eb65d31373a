package io.anumati.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An exchange's state as the status call names it, and since when. */
public record ExchangeStatus(String text, Instant since) {

    private static final Duration PRE_OPEN = Duration.ofMinutes(15);
    private static final Duration ORDERS_BEFORE_OPEN = Duration.ofMinutes(8);
    private static final Duration UNTIL_CLOSING = Duration.ofMinutes(10);
    private static final Duration CLOSING = Duration.ofMinutes(20);

    static List<ExchangeStatus> of(Session session) {
        Instant before = session.opens().minus(PRE_OPEN);
        Instant closing = session.closes().plus(UNTIL_CLOSING);
        return List.of(new ExchangeStatus("PRE_OPEN_START", before),
                new ExchangeStatus("PRE_OPEN_END", before.plus(ORDERS_BEFORE_OPEN)),
                new ExchangeStatus("NORMAL_OPEN", session.opens()), new ExchangeStatus("NORMAL_CLOSE", session.closes()),
                new ExchangeStatus("CLOSING_START", closing), new ExchangeStatus("CLOSING_END", closing.plus(CLOSING)));
    }
}
