package io.anumati.upstox;

import java.time.LocalDate;

/** Indian days, both included. */
public record Days(LocalDate from, LocalDate to) {

    public Days {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("days run forward");
        }
    }
}
