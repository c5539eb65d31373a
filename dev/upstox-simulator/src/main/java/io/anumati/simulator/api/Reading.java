package io.anumati.simulator.api;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import io.anumati.simulator.broker.Broker;
import io.anumati.simulator.instrument.Instruments;

/**
 * What a place request is read by.
 *
 * @param protection what a market order has that does not say
 * @param tagTooLong the code for a tag above 40 characters; version 2 documents none
 * @param mcx whether MCX may be traded: not through the API, only by hand
 */
record Reading(Instruments instruments, BigDecimal protection, Pattern tags, ErrorCode tagTooLong, boolean mcx) {

    static Reading version3(Broker broker) {
        return of(broker, ErrorCode.TAG_TOO_LONG, false);
    }

    static Reading version2(Broker broker) {
        return of(broker, ErrorCode.INVALID_INPUT, false);
    }

    static Reading byHand(Broker broker) {
        return of(broker, ErrorCode.TAG_TOO_LONG, true);
    }

    private static Reading of(Broker broker, ErrorCode tagTooLong, boolean mcx) {
        return new Reading(broker.instruments(), broker.config().marketProtection(),
                broker.config().orderQuestions().tagPattern(), tagTooLong, mcx);
    }
}
