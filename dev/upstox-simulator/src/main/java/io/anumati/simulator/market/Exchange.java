package io.anumati.simulator.market;

import java.time.LocalDate;
import java.time.LocalTime;

import io.anumati.simulator.instrument.Instrument;

/** The exchanges by the short names that orders show, and their hours. */
public enum Exchange {
    NSE("09:15", "15:30"),
    BSE("09:15", "15:30"),
    NFO("09:15", "15:40"),
    BFO("09:15", "15:40"),
    CDS("09:00", "17:00"),
    BCD("09:00", "17:00"),
    MCX("09:00", "23:30"),
    NSCOM("09:00", "23:30");

    /** Since then futures and options trade ten minutes longer (announcement of the broker, summer 2026). */
    private static final LocalDate LONGER = LocalDate.of(2026, 8, 3);

    private final LocalTime opens;
    private final LocalTime closes;

    Exchange(String opens, String closes) {
        this.opens = LocalTime.parse(opens);
        this.closes = LocalTime.parse(closes);
    }

    /** Where an instrument trades; an index follows its exchange. */
    public static Exchange of(Instrument instrument) {
        return switch (instrument.segment()) {
            case "NSE_INDEX" -> NSE;
            case "BSE_INDEX" -> BSE;
            case "MCX_INDEX" -> MCX;
            default -> valueOf(instrument.exchange());
        };
    }

    LocalTime opens() {
        return opens;
    }

    LocalTime closes(LocalDate date) {
        boolean derivatives = this == NFO || this == BFO;
        return derivatives && date.isBefore(LONGER) ? LocalTime.of(15, 30) : closes;
    }
}
