package io.anumati.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

import io.anumati.simulator.instrument.Instrument;

/** A trade of the market. @param price rupees @param quantity that the market traded in that second */
public record Tick(Instrument instrument, BigDecimal price, long quantity, Instant at) {
}
