package io.anumati.executor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.anumati.contracts.AuthorityEvent.Activation;
import io.anumati.contracts.AuthorityEvent.Authorisation;
import io.anumati.contracts.AuthorityEvent.AuthorityChanged;
import io.anumati.contracts.AuthorityEvent.Connection;
import io.anumati.contracts.AuthorityEvent.ConnectionState;
import io.anumati.contracts.AuthorityEvent.EgressMode;
import io.anumati.contracts.AuthorityEvent.EgressRoute;
import io.anumati.contracts.AuthorityEvent.Inputs;
import io.anumati.contracts.TradingDay;

class StreamNeedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final EgressRoute ROUTE = new EgressRoute(EgressMode.LOCAL_ADDRESS, "127.0.0.1", null);

    @Test
    void aStreamNeedsALiveSessionAndTheUsersOwnRoute() {
        assertThat(StreamNeed.session(authority(ConnectionState.CONNECTED, ROUTE, null, null), NOW)).isPresent();
        assertThat(StreamNeed.session(authority(ConnectionState.DISCONNECTED, ROUTE, null, null), NOW)).isEmpty();
        assertThat(StreamNeed.session(authority(ConnectionState.CONNECTED, null, null, null), NOW)).isEmpty();
        assertThat(StreamNeed.session(authority(ConnectionState.CONNECTED, ROUTE, null, null), NOW.plusSeconds(3600)))
                .isEmpty();
        assertThat(StreamNeed.session(new AuthorityChanged("u-1", 1, NOW, null, ROUTE, List.of()), NOW)).isEmpty();
    }

    @Test
    void aUserIsActiveWhileAnActivationOfTodayRuns() {
        assertThat(StreamNeed.isActiveToday(active(null, null), NOW)).isTrue();
        assertThat(StreamNeed.isActiveToday(active(null, null), NOW.plusSeconds(1800))).isFalse();
        assertThat(StreamNeed.isActiveToday(active(NOW, null), NOW)).isFalse();
        assertThat(StreamNeed.isActiveToday(active(null, NOW), NOW)).isFalse();
        assertThat(StreamNeed.isActiveToday(new AuthorityChanged("u-1", 1, NOW, null, ROUTE, List.of()), NOW)).isFalse();
    }

    private static AuthorityChanged active(Instant withdrawnAt, Instant stoppedAt) {
        return authority(ConnectionState.CONNECTED, ROUTE, withdrawnAt, stoppedAt);
    }

    private static AuthorityChanged authority(ConnectionState state, EgressRoute route, Instant withdrawnAt,
            Instant stoppedAt) {
        Activation activation = new Activation("act-1", TradingDay.of(NOW), NOW.minusSeconds(60), NOW.plusSeconds(1800),
                stoppedAt);
        return new AuthorityChanged("u-1", 1, NOW,
                new Connection("c-1", "UPSTOX", "B1", "app-1", state, null, NOW, NOW.plusSeconds(3600)), route,
                List.of(new Authorisation("auth-1", "demo", "1", "hash", NOW, null, 1,
                        new Inputs(1, BigDecimal.ONE, Map.of()), null, false, withdrawnAt, activation)));
    }
}
