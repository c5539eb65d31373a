package io.anumati.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.auth.authority.Denial;
import io.anumati.auth.authority.DenialCode;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.AuthorityEvent.Limits;
import io.anumati.contracts.EventCodec;

class RoomTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
    private static final Room ROOM = new Room(200, 262_144);
    private static final int KAFKA_TAKES = 1_048_576;

    @Test
    void i12_anAuthorityNeverGrowsBeyondWhatKafkaTakes() {
        // Given
        AuthorityChanged full = full("\u0001".repeat(4096));
        // When
        AuthorityChanged stopped = full;
        for (Authorisation each : full.authorisations()) {
            stopped = Moves.activated(stopped, each.authorisationId(), new Activation("act-" + "x".repeat(40),
                    LocalDate.parse("2026-11-20"), NOW, NOW, null));
            stopped = Moves.withdrawn(stopped, each.authorisationId(), NOW);
        }
        // Then
        assertThat(full.authorisations()).isNotEmpty();
        assertThat(EventCodec.toJson(stopped).length).isLessThan(KAFKA_TAKES);
    }

    @Test
    void smallConsentsAreTakenUpToTheirNumber() {
        // When
        AuthorityChanged full = full("x");
        // Then
        assertThat(full.authorisations()).hasSize(200);
        assertThat(EventCodec.toJson(full).length).isLessThan(262_144);
    }

    private static AuthorityChanged full(String value) {
        AuthorityChanged authority = Moves.none("u-1", NOW);
        while (true) {
            AuthorityChanged after = Moves.granted(authority, consent("auth-" + authority.authorisations().size(), value));
            if (ROOM.judge(after).isPresent()) {
                assertThat(ROOM.judge(after)).map(Denial::code).contains(DenialCode.TOO_MANY_AUTHORISATIONS);
                return authority;
            }
            authority = after;
        }
    }

    private static Authorisation consent(String id, String value) {
        return new Authorisation(id, "s", "1", "h".repeat(64), NOW, NOW, 1, new Inputs(1, BigDecimal.ONE, Map.of("p", value)),
                new Limits(BigDecimal.TEN, 1, 1), true, null, null);
    }
}
