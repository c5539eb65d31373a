package io.anumati.signal.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.OrderCommand.Standing;
import io.anumati.contracts.TradingDay;
import io.anumati.signal.Authorities;

class StandingsTest {

    /** 00:30 of the 21st in Asia/Kolkata, still the 20th in UTC. */
    private static final Instant RAISED = Instant.parse("2026-11-20T19:00:00Z");
    private static final Instant EARLIER = RAISED.minusMillis(1);
    private static final Instant LATER = RAISED.plusMillis(1);

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(Standing.ACTIVE, null, activation(EARLIER, LATER, null)),
                Arguments.of(Standing.ACTIVE, LATER, activation(EARLIER, LATER, null)),
                Arguments.of(Standing.CONSENT_ENDED, RAISED, activation(EARLIER, LATER, null)),
                Arguments.of(Standing.CONSENT_ENDED, EARLIER, null),
                Arguments.of(Standing.NOT_ACTIVATED, null, null),
                Arguments.of(Standing.NOT_ACTIVATED, null,
                        new Activation("act", TradingDay.of(RAISED).minusDays(1), EARLIER, LATER, null)),
                Arguments.of(Standing.NOT_ACTIVATED, null,
                        new Activation("act", TradingDay.of(RAISED).plusDays(1), EARLIER, LATER, null)),
                Arguments.of(Standing.STOPPED, null, activation(EARLIER, LATER, EARLIER)),
                Arguments.of(Standing.STOPPED, null, activation(EARLIER, LATER, LATER)),
                Arguments.of(Standing.STOPPED, null, activation(EARLIER, RAISED, null)),
                Arguments.of(Standing.ACTIVATED_LATER, null, activation(RAISED, LATER, null)),
                Arguments.of(Standing.ACTIVATED_LATER, null, activation(LATER, LATER, null)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void i5_standsAsTheConsentAndTheDaysActivationSay(Standing expected, Instant validTo, Activation activation) {
        Authorisation consent = Authorities.consent("u-1", "s", "1", activation);
        Authorisation ending = new Authorisation(consent.authorisationId(), "s", "1", "hash", Instant.EPOCH, validTo, 1,
                consent.inputs(), consent.limits(), false, null, activation);

        assertThat(Standings.at(RAISED, ending)).isEqualTo(expected);
    }

    private static Activation activation(Instant activatedAt, Instant endsAt, Instant stoppedAt) {
        return new Activation("act", TradingDay.of(RAISED), activatedAt, endsAt, stoppedAt);
    }
}
