package io.anumati.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.anumati.auth.authority.Decision;
import io.anumati.auth.authority.Moves;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;

class SessionDoubtsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void i5_aSessionThatEndedWhileTheProfileWasReadStaysEnded(ConnectionState seen) {
        assertThat(SessionDoubts.decide(authority(ConnectionState.DISCONNECTED), "conn-1", seen))
                .isEqualTo(new Decision.Keep());
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void aDoubtCountsForTheSignInItNames(ConnectionState seen) {
        AuthorityChanged before = authority(ConnectionState.CONNECTED);

        assertThat(SessionDoubts.decide(before, "conn-0", seen)).isEqualTo(new Decision.Keep());
        assertThat(SessionDoubts.decide(before, "conn-1", seen)).isEqualTo(new Decision.Change(Moves.inState(before, seen)));
    }

    private static AuthorityChanged authority(ConnectionState state) {
        return Moves.connected(Moves.none("u-1", NOW),
                new Connection("conn-1", "UPSTOX", "UCC1", "app-1", state, "hash", NOW, NOW.plusSeconds(60)));
    }
}
