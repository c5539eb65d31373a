package io.anumati.simulator.account;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;

import io.anumati.simulator.time.India;

/** When a customer's addresses became what they are, and when he may change them through the API again. */
public final class AddressChange {

    private Instant primarySince;
    private Instant secondarySince;
    private Instant last;

    AddressChange(Instant now) {
        primarySince = now;
        secondarySince = now;
    }

    public Instant primarySince() {
        return primarySince;
    }

    public Instant secondarySince() {
        return secondarySince;
    }

    /** He changed them himself. */
    public void changed(Instant now) {
        last = now;
    }

    /** Whether another change of his was made just now. */
    public boolean isUnderWay(Instant now, Duration takes) {
        return lastChange().filter(at -> !now.isBefore(at) && now.isBefore(at.plus(takes))).isPresent();
    }

    /** Whether he changed them already in this calendar week, which begins on Monday 00:00 in India. */
    public boolean isSpent(Instant now) {
        return lastChange().filter(at -> weekOf(at).equals(weekOf(now))).isPresent();
    }

    void note(UserSettings before, UserSettings after, Instant now) {
        primarySince = Objects.equals(before.primaryIp(), after.primaryIp()) ? primarySince : now;
        secondarySince = Objects.equals(before.secondaryIp(), after.secondaryIp()) ? secondarySince : now;
    }

    private Optional<Instant> lastChange() {
        return Optional.ofNullable(last);
    }

    private static LocalDate weekOf(Instant at) {
        return at.atZone(India.ZONE).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
